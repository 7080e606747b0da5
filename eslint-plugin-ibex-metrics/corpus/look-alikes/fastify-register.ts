// Fastify: plugins are registered, and so is an encapsulated context with a prefix.
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance } from 'fastify';

const app = Fastify({ logger: true });

await app.register(cors, { origin: true });
app.register(
  async (scope: FastifyInstance) => {
    scope.get('/:id', async (request) => ({ url: request.url, route: request.routeOptions.url }));
  },
  { prefix: '/orders' },
);

export default app;
