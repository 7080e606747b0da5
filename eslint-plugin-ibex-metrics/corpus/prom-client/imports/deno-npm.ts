// Deno: an npm specifier with a version.
import client from 'npm:prom-client@15';

export const requests = new client.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
