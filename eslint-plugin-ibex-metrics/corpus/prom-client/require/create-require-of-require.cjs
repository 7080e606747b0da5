// CommonJS: `createRequire` itself is required, to load from the folder of a plugin.
const { createRequire } = require('module');

const requireFromHost = createRequire(`${process.cwd()}/package.json`);
const prom = requireFromHost('prom-client');

exports.loads = new prom.Counter({ name: 'plugin_loads_total', help: 'Plugins loaded' }); // finds: no-direct-registration
