// CommonJS: `require.main.require`, to get the copy of the application and not one's own.
const client = require.main.require('prom-client');

exports.calls = new client.Counter({ name: 'calls_total', help: 'Calls' }); // finds: no-direct-registration
