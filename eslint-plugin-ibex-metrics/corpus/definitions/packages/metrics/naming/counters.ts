// Counters whose names promlint finds fault with, one fault each.
import { Counter } from 'prom-client';

new Counter({ name: 'http_requests', help: 'Requests' }); // finds: metric-naming
new Counter({ name: 'httpRequests_total', help: 'Requests' }); // finds: metric-naming
new Counter({ name: 'http_counter_requests_total', help: 'Requests' }); // finds: metric-naming
new Counter({ name: 'http:requests_total', help: 'Requests' }); // finds: metric-naming
new Counter({ name: 'http_received_kb_total', help: 'Received' }); // finds: metric-naming
new Counter({ name: 'busy_milliseconds_total', help: 'Time in use' }); // finds: metric-naming
new Counter({ name: 'http_requests_total', help: '' }); // finds: metric-naming
new Counter({ name: 'http_requests_total', help: '  ' }); // finds: metric-naming
new Counter({ name: 'http_requests_total', help: 'Requests' });
new Counter({ name: 'process_cpu_seconds_total', help: 'Time in use' });
new Counter({ name: 'http_received_bytes_total', help: 'Received', labelNames: ['method'] });
