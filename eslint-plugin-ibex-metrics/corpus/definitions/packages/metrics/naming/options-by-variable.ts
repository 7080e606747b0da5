// Options by a variable and by a spread; the faults are where they are written.
import { Counter, Histogram } from 'prom-client';

const base = { help: 'Requests', labelNames: ['method'] as const };
const options = { name: 'httpRequests_total', help: 'Requests', labelNames: ['method'] }; // finds: metric-naming

new Counter(options);
new Counter({ ...base, name: 'http_requests' }); // finds: metric-naming
new Counter({ ...base, name: 'http_requests_total' });

const timing = {
  name: 'http_request_duration_seconds',
  help: 'Duration of requests',
  buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
};
new Histogram(timing);
new Histogram({ ...timing, name: 'http_response_duration_seconds' });
