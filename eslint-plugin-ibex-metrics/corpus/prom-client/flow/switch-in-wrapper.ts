// A wrapper of the size of a hundred others: a switch over the types.
import client, { type MetricConfiguration } from 'prom-client';

type Kind = 'counter' | 'gauge' | 'histogram' | 'summary';

export function createMetric(kind: Kind, options: MetricConfiguration<string>) {
  switch (kind) {
    case 'counter':
      return new client.Counter(options); // finds: no-direct-registration
    case 'gauge':
      return new client.Gauge(options); // finds: no-direct-registration
    case 'histogram':
      return new client.Histogram(options); // finds: no-direct-registration
    case 'summary':
      return new client.Summary(options); // finds: no-direct-registration
  }
}
