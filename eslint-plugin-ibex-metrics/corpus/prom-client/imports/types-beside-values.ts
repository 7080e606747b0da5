// Fastify: types and values in one clause; the types are no findings.
import { Counter, type Histogram, type Registry } from 'prom-client';

export interface Instruments {
  registry: Registry;
  duration: Histogram<'method'>;
  requests: Counter<'method'>;
}

export function requestsOf(): Counter<'method'> {
  return new Counter({ name: 'http_requests_total', help: 'Requests served', labelNames: ['method'] }); // finds: no-direct-registration
}
