// CommonJS: the index file is named in full.
const client = require('prom-client/index.js');

exports.requests = new client.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
