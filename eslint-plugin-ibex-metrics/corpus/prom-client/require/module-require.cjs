// CommonJS: `module.require`, which some use to keep bundlers away.
const client = module.require('prom-client');

exports.builds = new client.Counter({ name: 'builds_total', help: 'Builds' }); // finds: no-direct-registration
