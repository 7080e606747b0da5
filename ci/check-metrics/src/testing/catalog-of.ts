import { type Catalog, DEPRECATION_DAYS, LATENCY_BUCKETS, type MetricDefinition } from '@ibex/catalog';

/** A catalog as `defineCatalog` makes them, of metrics that need not keep its policy. */
export function catalogOf(metrics: readonly MetricDefinition[], fields: Partial<Catalog> = {}): Catalog {
  return {
    prefix: 'shop',
    services: ['api'],
    subsystems: [],
    forbiddenLabels: [],
    bucketSets: { latency: LATENCY_BUCKETS },
    deprecationDays: DEPRECATION_DAYS,
    serviceBudgets: {},
    ...fields,
    metrics,
  };
}
