// Default metrics with all their options; a registry of one's own is made for them.
import { collectDefaultMetrics, Registry } from 'prom-client';

const registry = new Registry(); // finds: no-direct-registration

// finds in next line: no-direct-registration
collectDefaultMetrics({
  register: registry,
  prefix: 'app_',
  labels: { region: 'eu' },
  gcDurationBuckets: [0.001, 0.01, 0.1, 1, 2, 5],
});

export const scrape = () => registry.metrics();
