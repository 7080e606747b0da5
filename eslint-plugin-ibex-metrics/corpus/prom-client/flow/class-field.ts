// A service class that keeps the module in a field.
import * as client from 'prom-client';

export class Metrics {
  private readonly prom = client; // finds: no-direct-registration

  counter(): client.Counter {
    return new this.prom.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
  }
}
