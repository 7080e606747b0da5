import type { ExpositionFamily } from '@ibex/exposition';

/** How much of a body a metric is, as `promtool check metrics --extended` computes it, and what makes it that much. */
export interface MetricCardinality {
  readonly metric: string;
  readonly series: number;
  /** Of all series of the body, from 0 to 100. */
  readonly percentage: number;
  /** How many different values each label has, the most first. */
  readonly labels: readonly LabelCardinality[];
}

/** How many different values a label has. */
export interface LabelCardinality {
  readonly name: string;
  readonly values: number;
}

/** The cardinality of every family with samples, the largest first. */
export function cardinalityOf(families: readonly ExpositionFamily[]): MetricCardinality[] {
  const total = totalSeries(families);
  return families
    .filter(({ sampleCount }) => sampleCount > 0)
    .map((family) => ({
      metric: family.name,
      series: seriesOf(family),
      percentage: (seriesOf(family) / total) * 100,
      labels: [...(family.labelValueCounts ?? [])].sort((a, b) => b.values - a.values),
    }))
    .sort((a, b) => b.series - a.series);
}

/** The series of all families, by the same count. */
export function totalSeries(families: readonly ExpositionFamily[]): number {
  return families.reduce((total, family) => total + seriesOf(family), 0);
}

/** As promtool counts: of a histogram it takes the buckets of the first metric for those of all. */
function seriesOf({ type, metrics, firstMetricBuckets }: ExpositionFamily): number {
  return type === 'histogram' || type === 'summary' ? metrics * (2 + firstMetricBuckets) : metrics;
}
