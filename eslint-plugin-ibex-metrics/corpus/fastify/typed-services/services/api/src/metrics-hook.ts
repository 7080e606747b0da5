// Fastify: a hook that records metrics of the metrics package; positional labels whose order only types would tell.
import type { FastifyInstance } from 'fastify';

import { durations, requests } from '../../../packages/metrics/src/index.js';

export function addMetricsHook(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const status = String(reply.statusCode);
    requests.labels(request.method, request.url, status).inc(); // finds: no-url-route-label
    requests.labels(request.method, request.routeOptions.url ?? 'unmatched', status).inc();
    durations.observe({ method: request.method, route: request.routeOptions.url ?? 'unmatched' }, 0.1);
    durations.observe(
      { method: request.method, route: request.originalUrl }, // finds: no-url-route-label
      reply.elapsedTime / 1000,
    );
  });
}
