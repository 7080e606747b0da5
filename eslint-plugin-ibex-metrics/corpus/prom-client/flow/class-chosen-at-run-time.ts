// A metrics layer driven by configuration: the class depends on the type.
import * as client from 'prom-client';

export function makeMetric(type: string, options: client.MetricConfiguration<string>) {
  const Metric = type === 'histogram' ? client.Histogram : client.Gauge;
  return new Metric(options); // finds: no-direct-registration
}

export const makeAnother = (isSum: boolean, options: client.MetricConfiguration<string>) =>
  new (isSum ? client.Counter : client.Summary)(options); // finds: no-direct-registration
