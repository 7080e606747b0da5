// Fastify: a timer that is kept in a decorated request and ended in another hook.
import type { FastifyInstance } from 'fastify';

import { durations } from './metrics.js';

export function measureRequests(app: FastifyInstance) {
  app.decorateRequest('stopTimer', undefined);
  app.addHook('onRequest', (request, _reply, done) => {
    request.stopTimer = durations.startTimer({ method: request.method });
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    request.stopTimer?.({
      route: request.url, // finds: no-url-route-label
      status_code: reply.statusCode,
    });
    done();
  });
}
