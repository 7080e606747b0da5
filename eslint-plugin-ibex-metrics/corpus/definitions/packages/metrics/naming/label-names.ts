// Label names in camel case, and those that belong to other types.
import { Counter, Gauge } from 'prom-client';

new Counter({ name: 'http_requests_total', help: 'Requests', labelNames: ['statusCode'] }); // finds: metric-naming
new Counter({ name: 'http_requests_total', help: 'Requests', labelNames: ['status_code'] });
new Gauge({ name: 'queue_size', help: 'Jobs in the queue', labelNames: ['le'] }); // finds: metric-naming
new Gauge({ name: 'queue_size', help: 'Jobs in the queue', labelNames: ['quantile'] }); // finds: metric-naming
new Gauge({ name: 'queue_size', help: 'Jobs in the queue', labelNames: ['level'] });
