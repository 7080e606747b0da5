// Fastify: metrics that a plugin decorated the server with, in a route handler.
import type { FastifyPluginCallback } from 'fastify';

export const orders: FastifyPluginCallback = (app, _options, done) => {
  app.post('/orders', async (request, reply) => {
    app.metrics.orders.inc({ result: 'ok', org_id: request.org.id }); // finds: no-high-cardinality-labels
    request.server.metrics.orders.inc({ result: 'ok', endpoint: request.originalUrl }); // finds: no-url-route-label
    this.metrics.orders.inc({ result: 'ok', endpoint: '/orders' });
    request.log.info({ org_id: request.org.id, endpoint: request.originalUrl }, 'ordered');
    return reply.code(201).send({ org_id: request.org.id });
  });
  done();
};
