// TypeScript compiled to CommonJS: `require` with a type assertion.
const client = require('prom-client') as typeof import('prom-client');

export const requests = new client.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
