// Metrics without a help text; prom-client refuses them at run time only.
import { Counter, Gauge } from 'prom-client';

export const requests = new Counter({ name: 'http_requests_total' }); // finds: metric-naming
export const open = new Gauge({ name: 'open_connections', labelNames: ['state'] }); // finds: metric-naming
export const described = new Gauge({ name: 'queue_size', help: 'Jobs in the queue' });

export function gauge(options) {
  return new Gauge({ ...options, name: 'queue_size' });
}
