// Fastify: timers in a `WeakMap` by request; what is got out of it is what was put into it.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Histogram } from 'prom-client';

export function timeRequests(app: FastifyInstance, durations: Histogram<string>): void {
  const timers = new WeakMap<FastifyRequest, ReturnType<typeof durations.startTimer>>();

  app.addHook('onRequest', async (request) => {
    timers.set(request, durations.startTimer());
  });
  app.addHook('onResponse', async (request, reply) => {
    const end = timers.get(request);
    end?.({ route: request.routeOptions.url ?? 'unmatched', status_code: reply.statusCode });
    timers.get(request)?.({ user_id: request.user.id }); // finds: no-high-cardinality-labels
    timers.delete(request);
  });
}
