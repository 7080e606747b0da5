// CommonJS with a class: the module is put into a field by the constructor.
const prom = require('prom-client');

class Exporter {
  constructor() {
    this.prom = prom; // finds: no-direct-registration
    this.up = new this.prom.Gauge({ name: 'exporter_up', help: '1 if the exporter runs' }); // finds: no-direct-registration
  }
}

module.exports = Exporter;
