// An older TypeScript service: `import = require()`.
import client = require('prom-client');

export const requests = new client.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
