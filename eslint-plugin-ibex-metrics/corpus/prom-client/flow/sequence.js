// A bundle that was committed: calls through sequences, as bundlers write them.
import * as prom_client_1 from 'prom-client';

export const requests = new (0, prom_client_1.Counter)({ name: 'http_requests_total', help: 'Requests' }); // finds: no-direct-registration
(0, prom_client_1.collectDefaultMetrics)(); // finds: no-direct-registration
