// Fastify: the template with the URL for what matched no route.
import type { FastifyPluginAsync } from 'fastify';
import fp from 'fastify-plugin';

import { durations } from '../metrics.js';

const plugin: FastifyPluginAsync = async (app) => {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? request.url;
    durations.observe(
      { method: request.method, route, status_code: reply.statusCode }, // finds: no-url-route-label
      reply.elapsedTime / 1000,
    );
  });
};

export default fp(plugin);
