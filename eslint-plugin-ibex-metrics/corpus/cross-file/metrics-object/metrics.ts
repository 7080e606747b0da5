// All metrics of a service in one object.
import { Counter, Gauge, Histogram } from 'prom-client';

export const metrics = {
  // finds in next line: no-direct-registration
  requests: new Counter({
    name: 'http_requests_total',
    help: 'Requests served',
    labelNames: ['method', 'route'],
  }),
  // finds in next line: no-direct-registration
  duration: new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
  }),
  open: new Gauge({ name: 'open_connections', help: 'Open connections', labelNames: ['method'] }), // finds: no-direct-registration
};
