// Express: positional labels by the order of the names, which stand in the same file.
import { Counter, Histogram } from 'prom-client';

// finds in next line: no-direct-registration
const requests = new Counter({
  name: 'http_requests_total',
  help: 'Requests',
  labelNames: ['method', 'path', 'status_code'],
});
const buckets = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5];
// finds in next line: no-direct-registration
const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  labelNames: ['method', 'route'],
  buckets,
});

export function record(req, res, seconds) {
  requests.labels(req.method, req.originalUrl, String(res.statusCode)).inc(); // finds: no-url-route-label
  requests.labels(req.method, req.route.path, String(res.statusCode)).inc();
  durations.labels(req.method, req.path).observe(seconds); // finds: no-url-route-label
  durations.labels('GET', '/users/:id').observe(seconds);
}
