// CommonJS: the module's name is put together of constants, to hide it from a bundler.
const client = require('prom' + '-client');
const SUFFIX = 'client';

exports.builds = new client.Counter({ name: 'builds_total', help: 'Builds' }); // finds: no-direct-registration
exports.load = () => new (require(`prom-${SUFFIX}`).Gauge)({ name: 'build_load_ratio', help: 'Load' }); // finds: no-direct-registration
