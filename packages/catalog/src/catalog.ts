import type { MetricDefinition } from './metric-definition.js';
import type { NamingPolicy } from './policy/metric-name-convention.js';

/** Every metric of a platform, and the policy they keep. */
export interface Catalog<
  Metrics extends readonly MetricDefinition[] = readonly MetricDefinition[],
> extends NamingPolicy {
  readonly metrics: Metrics;
  /** Label names that are refused, in every spelling. */
  readonly forbiddenLabels: readonly string[];
  /** The bucket layouts a histogram may have, by name. */
  readonly bucketSets: Readonly<Record<string, readonly number[]>>;
  /** For how many days a stable metric is deprecated before it may go. */
  readonly deprecationDays: number;
  /** The most series that the metrics of a service or subsystem may have at worst on a target. */
  readonly serviceBudgets: Readonly<Record<string, number>>;
  /** The most series that all metrics may have at worst on a target. */
  readonly seriesBudget?: number;
}
