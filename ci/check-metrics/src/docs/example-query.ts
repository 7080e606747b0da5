import { type MetricDefinition, metricUnit } from '@ibex/catalog';

/**
 * A query that shows what a metric is good for, as its type asks for it: what happens per second, how long the slowest
 * take, what there is now. Broken down by the first label that tells something.
 */
export function exampleQuery(definition: MetricDefinition): string {
  const { name, type } = definition;
  const label = usefulLabel(definition);
  switch (type) {
    case 'counter':
      return `${by('sum', label)}(rate(${name}[5m]))`;
    case 'histogram':
      return `histogram_quantile(0.99, ${by('sum', 'le', label)}(rate(${name}_bucket[5m])))`;
    case 'gauge':
      return gaugeQuery(definition, label);
  }
}

function gaugeQuery({ name }: MetricDefinition, label: string | undefined): string {
  // When something was: how long ago is what people want to know.
  if (name.endsWith('_timestamp_seconds')) return `time() - ${by('max', label)}(${name})`;
  // That one of many is down is nothing that a sum shows.
  if (name.endsWith('_up')) return `${by('min', label)}(${name})`;
  const unit = metricUnit(name);
  // What is there several times is more; but shares, ages and temperatures of several targets make no sum.
  const isAmount = unit === undefined || AMOUNTS.has(unit);
  return `${by(isAmount ? 'sum' : 'max', label)}(${name})`;
}

const AMOUNTS: ReadonlySet<string> = new Set(['bytes', 'grams', 'joules', 'amperes']);

/** One that has a choice of values. */
function usefulLabel({ labels }: MetricDefinition): string | undefined {
  return Object.entries(labels).find(([, { values }]) => values.length > 1)?.[0];
}

function by(aggregation: string, ...labels: readonly (string | undefined)[]): string {
  const named = labels.filter((label) => label !== undefined);
  return named.length === 0 ? aggregation : `${aggregation} by (${named.join(', ')}) `;
}
