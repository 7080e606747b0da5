// CommonJS: the module is loaded at the first use and kept.
let client;

function metrics() {
  client ??= require('prom-client');
  return new client.Gauge({ name: 'pool_size', help: 'Connections of the pool' }); // finds: no-direct-registration
}

exports.metrics = metrics;
