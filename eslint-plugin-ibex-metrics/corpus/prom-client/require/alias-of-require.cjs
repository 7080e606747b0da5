// CommonJS: `require` under another name, so that a bundler leaves the module alone.
const nodeRequire = require;
const client = nodeRequire('prom-client');

exports.builds = new client.Counter({ name: 'builds_total', help: 'Builds' }); // finds: no-direct-registration
