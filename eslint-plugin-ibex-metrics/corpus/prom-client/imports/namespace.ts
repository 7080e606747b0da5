// NestJS: the namespace import of a service that makes its metrics in the constructor.
import * as client from 'prom-client';

export class MetricsService {
  private readonly requests: client.Counter;

  constructor() {
    this.requests = new client.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration
  }

  count(): void {
    this.requests.inc();
  }
}
