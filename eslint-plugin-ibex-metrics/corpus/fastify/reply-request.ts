// Fastify: the request of the reply, and the URL of Node's request in older versions.
import type { FastifyReply } from 'fastify';

import { requests } from './metrics.js';

export function count(reply: FastifyReply): void {
  const { request } = reply;
  requests.inc({ route: reply.request.url }); // finds: no-url-route-label
  requests.inc({ route: request.raw.url }); // finds: no-url-route-label
  requests.inc({ route: request.req.url }); // finds: no-url-route-label
  requests.inc({ route: reply.request.routeOptions.url ?? 'unmatched' });
  requests.inc({ route: request.routeOptions?.schema?.operationId ?? 'unmatched' });
}
