import type { MetricDefinition } from '@ibex/catalog';
import type { ExpositionFamily } from '@ibex/exposition';

import type { Finding } from '../finding/finding.js';
import type { Expectations } from './expectations.js';
import { zeroCall } from './zero-call.js';

/**
 * Whether a target exposes a metric of the catalog, and with a sample, without which Prometheus has nothing. Unreadable:
 * there are lines of it, and none that can be read has a sample.
 */
export type Presence = 'present' | 'declared but never sampled' | 'unreadable' | 'missing' | 'not required';

/** A metric of the catalog on a target. */
export interface CatalogMetric {
  readonly name: string;
  readonly presence: Presence;
  readonly series: number;
}

/** How many of the metrics that a target must have are present. */
export interface Coverage {
  readonly present: number;
  readonly required: number;
}

/**
 * What a target has of a metric. By the validator, which reads what Prometheus reads.
 *
 * @param unsampled - the families of which it is known that they have no sample
 */
export function presenceOf(
  name: string,
  family: ExpositionFamily | undefined,
  unsampled: ReadonlySet<string | undefined>,
  { isRequired = () => true }: Expectations,
): Presence {
  if (family && family.sampleCount > 0) return 'present';
  if (!isRequired(name)) return 'not required';
  if (!family) return 'missing';
  return unsampled.has(name) ? 'declared but never sampled' : 'unreadable';
}

/** The coverage of a target, from the presence of each metric. A metric that is there but need not be does not count. */
export function coverageOf(
  metrics: readonly CatalogMetric[],
  { isRequired = () => true }: Expectations,
): Coverage {
  const required = metrics.filter(({ name }) => isRequired(name));
  return {
    present: required.filter(({ presence }) => presence === 'present').length,
    required: required.length,
  };
}

/**
 * Finds the metrics of the catalog that a target must have and has not, or has without a sample.
 *
 * @param families - of the body, by name
 * @param unsampled - the families of which it is known that they have no sample; a line that cannot be read may hide one
 */
export function checkPresence(
  { catalog, isRequired = () => true }: Expectations,
  families: ReadonlyMap<string, ExpositionFamily>,
  unsampled: ReadonlySet<string | undefined>,
): Finding[] {
  return catalog.metrics
    .filter(({ name }) => isRequired(name))
    .flatMap((definition) => {
      const family = families.get(definition.name);
      if (!family) return missing(definition);
      return unsampled.has(definition.name) ? neverSampled(definition, family) : [];
    });
}

/** Finds that too few of the required metrics are present. */
export function checkCoverage({ present, required }: Coverage, { requireCoverage }: Expectations): Finding[] {
  if (requireCoverage === undefined || present * 100 >= requireCoverage * required) return [];
  const percent = Math.floor((present * 1000) / required) / 10;
  return [
    {
      code: 'target/coverage',
      severity: 'error',
      message: `covers ${String(present)} of ${String(required)} metrics (${String(percent)} %), ${String(requireCoverage)} % are required`,
      fix: 'expose what is missing, each with a sample from the start',
    },
  ];
}

function missing({ name, help, type }: MetricDefinition): Finding {
  return {
    code: 'metric/missing',
    severity: 'error',
    metric: name,
    message: `required ${type} "${help}" is missing`,
    fix: 'register it, and serve the registry it is in',
  };
}

function neverSampled(definition: MetricDefinition, { line }: ExpositionFamily): Finding {
  return {
    code: 'metric/never-sampled',
    severity: 'error',
    metric: definition.name,
    line,
    column: 1,
    message: 'is declared but never sampled: Prometheus drops a family without samples',
    fix: `start its usual label sets at zero: "initial" in the catalog, or ${zeroCall(definition)}`,
  };
}
