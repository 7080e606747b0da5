import type { MetricDefinition } from '@ibex/catalog';

/** The name under which a server stores what stands for a metric: a histogram has no series of its own name. */
export function mainSeriesOf({ name, type }: Pick<MetricDefinition, 'name' | 'type'>): string {
  return type === 'histogram' ? `${name}_count` : name;
}

/** The names of all series of a metric. */
export function seriesOf({ name, type }: Pick<MetricDefinition, 'name' | 'type'>): string[] {
  return type === 'histogram' ? ['_bucket', '_sum', '_count'].map((suffix) => name + suffix) : [name];
}

/** The name of the series that says since when a metric counts, which OpenMetrics has and no catalog declares. */
export function creationSeriesOf({ name }: Pick<MetricDefinition, 'name'>): string {
  return `${name.replace(/_total$/, '')}_created`;
}
