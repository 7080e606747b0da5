// A service that was migrated from CommonJS: default and namespace import in one clause.
import client, * as prometheus from 'prom-client';

export const requests = new prometheus.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
client.collectDefaultMetrics(); // finds: no-direct-registration
