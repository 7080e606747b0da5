// Definitions with more than one fault: each fault is a finding of its own.
import { Counter, Gauge } from 'prom-client';

new Counter({ name: 'httpRequests', help: 'Requests' }); // finds: metric-naming x2
new Gauge({ name: 'queueSize_total', help: '' }); // finds: metric-naming x3
new Counter({ name: 'logins_total', help: 'Logins', labelNames: ['userId'] }); // finds: metric-naming, no-high-cardinality-labels
