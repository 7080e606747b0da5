// A service that cares about its start: only the file with the class is loaded.
import Counter from 'prom-client/lib/counter.js';
import Registry from 'prom-client/lib/registry.js';

export const registry = new Registry(); // finds: no-direct-registration
export const requests = new Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
