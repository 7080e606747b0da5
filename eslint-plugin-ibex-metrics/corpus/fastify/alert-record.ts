// Fastify: an error handler that raises an alert with the URL, next to a metric without it.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

import { errors } from './metrics.js';
import { pager } from './pager.js';

export async function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const alert = {
    route: request.originalUrl,
    handler: request.raw.url,
    user_id: request.user?.id,
    status: error.statusCode ?? 500,
  };
  if (alert.status >= 500) await pager.raise(alert);
  errors.inc({ route: request.routeOptions.url ?? 'unmatched', status_code: String(alert.status) });
  return reply.code(alert.status).send({ path: request.url, message: error.message });
}
