// Fastify: `register`, `decorate` and `set` of the framework, with names that a metric could have too.
import type { FastifyInstance } from 'fastify';
import helmet from '@fastify/helmet';

import { routes } from './routes.js';

export async function build(app: FastifyInstance) {
  await app.register(helmet, { global: true });
  await app.register(routes, { prefix: '/v1', path: '/v1/users/42' });
  app.decorateReply('labels', null);
  app.addHook('preHandler', async (request) => {
    request.session.set('labels', { user_id: request.user.id });
    app.cache.set({ path: request.url, user_id: request.user.id });
    await app.inject({ url: request.url, path: request.originalUrl });
  });
}
