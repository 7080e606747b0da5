// CommonJS: the client is taken out of the other file's object.
const { client, prefix } = require('./metrics.cjs');

exports.done = new client.Counter({ name: 'jobs_total', help: 'Jobs' }); // finds: no-direct-registration
client.collectDefaultMetrics({ prefix }); // finds: no-direct-registration
