// CommonJS: the client in an exported object.
const client = require('prom-client');

module.exports = { client, prefix: 'app_' }; // finds: no-direct-registration
