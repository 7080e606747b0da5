// Fastify: a plugin that makes its metrics when it is registered, on a registry of its own.
import type { FastifyPluginAsync } from 'fastify';
import { Counter, Registry } from 'prom-client';

export const metricsPlugin: FastifyPluginAsync = async (app) => {
  const registry = new Registry(); // finds: no-direct-registration
  // finds in next line: no-direct-registration
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests served',
    labelNames: ['method', 'status_code'],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    requests.inc({ method: request.method, status_code: reply.statusCode });
  });
  app.get('/metrics', () => registry.metrics());
};
