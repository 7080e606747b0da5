// An ES module that loads CommonJS: `createRequire` into a constant.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const client = require('prom-client');

export const requests = new client.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
