// A class that loads the module when it is made.
export class Exporter {
  readonly up;

  constructor() {
    const { Gauge } = require('prom-client');
    this.up = new Gauge({ name: 'exporter_up', help: '1 if the exporter runs' }); // finds: no-direct-registration
  }
}
