// Fastify: the configuration of a metric is a constant, spread into another.
import { Counter, type CounterConfiguration } from 'prom-client';

const common: CounterConfiguration<'method'> = {
  name: 'http_requests_total',
  help: 'Requests served',
  labelNames: ['method'],
};

export const requests = new Counter<'method'>(common); // finds: no-direct-registration
export const failures = new Counter({ ...common, name: 'http_failures_total' }); // finds: no-direct-registration
