// A class that keeps the module in a private field of JavaScript.
import client from 'prom-client';

export class Metrics {
  readonly #prom = client; // finds: no-direct-registration

  gauge() {
    return new this.#prom.Gauge({ name: 'open_connections', help: 'Open connections' }); // finds: no-direct-registration
  }
}
