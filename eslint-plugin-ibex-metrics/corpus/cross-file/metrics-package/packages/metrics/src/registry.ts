// The metrics package: prom-client is at home here, and the other rules still hold.
import client, { Counter, Registry } from 'prom-client';

export const registry = new Registry();
client.collectDefaultMetrics({ register: registry });

export const requests = new Counter({
  name: 'http_requests_total',
  help: 'Requests served',
  labelNames: ['method', 'user_id'], // finds: no-high-cardinality-labels
  registers: [registry],
});
