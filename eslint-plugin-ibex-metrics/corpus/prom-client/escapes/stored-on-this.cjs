// CommonJS without classes: a constructor function.
const client = require('prom-client');

function Metrics() {
  this.client = client; // finds: no-direct-registration
  this.registry = new client.Registry(); // finds: no-direct-registration
}

module.exports = Metrics;
