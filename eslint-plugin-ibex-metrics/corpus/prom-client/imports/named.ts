// Express: the usual named import, metrics as constants of the module.
import { Counter, Gauge, Histogram, Summary } from 'prom-client';

// finds in next line: no-direct-registration
export const requests = new Counter({
  name: 'http_requests_total',
  help: 'Requests served',
  labelNames: ['method', 'status_code'],
});

export const openConnections = new Gauge({ name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration

// finds in next line: no-direct-registration
export const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  labelNames: ['method'],
  buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
});

export const payload = new Summary({ name: 'http_response_size_bytes', help: 'Size of responses' }); // finds: no-direct-registration
