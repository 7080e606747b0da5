import { CatalogError, type CatalogProblem } from './catalog-problem.js';
import type { Catalog } from './catalog.js';
import { checkCatalog } from './checks/check-catalog.js';
import type { MetricDefinition } from './metric-definition.js';
import { FORBIDDEN_LABELS } from './policy/forbidden-labels.js';
import { LATENCY_BUCKETS } from './policy/latency-buckets.js';
import { DEPRECATION_DAYS } from './stability.js';

/** What `defineCatalog` takes. */
export interface CatalogOptions<Metrics extends readonly MetricDefinition[]> {
  /** The first word of every name, such as `ibex`. */
  readonly prefix: string;
  /** The services whose metrics these are; the second word of a name. */
  readonly services: readonly string[];
  /** What services share, such as `db`; may stand where a service stands. */
  readonly subsystems?: readonly string[];
  /** Label names to refuse besides {@link FORBIDDEN_LABELS}. */
  readonly forbiddenLabels?: readonly string[];
  /** Bucket layouts to allow besides the standard latency buckets, whose name `latency` is taken. */
  readonly bucketSets?: Readonly<Record<string, readonly number[]>>;
  /** For how many days a stable metric is deprecated before it may go; 90 by default. */
  readonly deprecationDays?: number;
  /**
   * The most series that the metrics of a service or subsystem, by the second word of their names, may have at worst on
   * a target.
   */
  readonly serviceBudgets?: Readonly<Record<string, number>>;
  /** The most series that all metrics may have at worst on a target. */
  readonly seriesBudget?: number;
  readonly metrics: Metrics;
}

/**
 * Declares the metrics of a platform. The one place where a definition is checked against the policy.
 *
 * @returns the catalog, a copy of what was given, frozen to the last value
 * @throws {@link CatalogError} naming, for every problem, the metric, the rule and the fix
 */
export function defineCatalog<const Metrics extends readonly MetricDefinition[]>(
  options: CatalogOptions<Metrics>,
): Catalog<Metrics> {
  const catalog: Catalog<Metrics> = frozenCopy({
    prefix: options.prefix,
    services: options.services,
    subsystems: options.subsystems ?? [],
    forbiddenLabels: [...FORBIDDEN_LABELS, ...(options.forbiddenLabels ?? [])],
    bucketSets: { ...options.bucketSets, latency: LATENCY_BUCKETS },
    deprecationDays: options.deprecationDays ?? DEPRECATION_DAYS,
    serviceBudgets: options.serviceBudgets ?? {},
    ...(options.seriesBudget !== undefined && { seriesBudget: options.seriesBudget }),
    metrics: options.metrics,
  });
  const problems: readonly CatalogProblem[] = checkCatalog(catalog);
  if (problems.length > 0) throw new CatalogError(problems);
  return catalog;
}

// A copy has the shape of what it is a copy of, which the compiler cannot see through `map` and `fromEntries`.
function frozenCopy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  const copy: unknown = Array.isArray(value)
    ? value.map(frozenCopy)
    : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, frozenCopy(part)]));
  return Object.freeze(copy) as Value;
}
