// A user of the client; what its member and its options are called tells that it is prom-client's.
import metrics from './client';

const requests = new metrics.Counter({ name: 'http_requests_total', help: 'Requests served' }); // finds: no-direct-registration

export function count(): void {
  requests.inc();
}

export function reset(): void {
  metrics.register.clear(); // finds with types: no-direct-registration
}
