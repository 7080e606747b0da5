// CommonJS on an old service: deep requires without an extension.
const Gauge = require('prom-client/lib/gauge');
const { globalRegistry } = require('prom-client/lib/registry');

const sessions = new Gauge({ name: 'open_sessions', help: 'Open sessions' }); // finds: no-direct-registration

module.exports = {
  sessions,
  scrape: () => globalRegistry.metrics(), // finds: no-direct-registration
};
