import type { Catalog } from './catalog.js';
import type { MetricDefinition } from './metric-definition.js';

/** The largest number of series one metric can ever have on one target. */
export interface MetricBound {
  readonly name: string;
  /** Combinations of label values. */
  readonly labelSets: number;
  /** Series per combination: one, or for a histogram its buckets with `+Inf`, and `_sum` and `_count`. */
  readonly seriesPerLabelSet: number;
  readonly series: number;
}

/** The bound per metric, in the order of the catalog, and in total. */
export interface SeriesBound {
  readonly metrics: readonly MetricBound[];
  readonly total: number;
}

/**
 * The number of series a target that exposes the whole catalog can have at worst. Label domains are
 * finite, so it is known before anything runs.
 *
 * @param catalog - as returned by `defineCatalog`
 */
export function worstCaseSeries(catalog: Catalog): SeriesBound {
  const metrics = catalog.metrics.map(metricBound);
  return { metrics, total: metrics.reduce((sum, { series }) => sum + series, 0) };
}

/** The bound of a single metric. */
export function metricBound(definition: MetricDefinition): MetricBound {
  const labelSets = labelSetCount(definition);
  const seriesPerLabelSet = definition.type === 'histogram' ? definition.buckets.length + 3 : 1;
  return { name: definition.name, labelSets, seriesPerLabelSet, series: labelSets * seriesPerLabelSet };
}

/** The number of combinations of a metric's label values. */
export function labelSetCount({ labels }: Pick<MetricDefinition, 'labels'>): number {
  return Object.values(labels).reduce((product, domain) => product * domain.values.length, 1);
}
