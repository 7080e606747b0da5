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
}
