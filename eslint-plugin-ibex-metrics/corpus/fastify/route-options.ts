// Fastify: the template of the route in its old and its new form, and a constant where there is none.
import type { FastifyInstance } from 'fastify';

import { durations, requests } from './metrics.js';

export async function metricsPlugin(app: FastifyInstance) {
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = 'unmatched', method } = request.routeOptions;
    requests.inc({ route, method: String(method) });
    requests.inc({ route: request.routeOptions.url ?? 'unmatched', method: request.method });
    requests.inc({ route: request.is404 ? 'unmatched' : request.routeOptions.url, method: request.method });
    requests.inc({ route: request.routerPath ?? '__unknown__', method: request.method });
    requests.inc({ route: request.routeOptions.config.url, method: request.method });
    requests.inc({ route: reply.request.routeOptions.config.url, method: request.method });
    durations
      .labels(request.method, request.routeOptions.url ?? 'unmatched')
      .observe(reply.elapsedTime / 1000);
  });
}
