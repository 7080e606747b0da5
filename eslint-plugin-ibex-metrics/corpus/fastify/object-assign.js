// Fastify: labels put together with `Object.assign` and by writing to the object.
import { requests, responseSizes } from './metrics.js';

const service = { service: 'orders' };

export async function onResponse(request, reply) {
  requests.inc(Object.assign({}, service, { route: request.url })); // finds: no-url-route-label
  const labels = { ...service, method: request.method };
  labels.path = request.raw.url; // finds: no-url-route-label
  if (request.user) {
    labels.user_id = request.user.id; // finds: no-high-cardinality-labels
  }
  responseSizes.observe(labels, Number(reply.getHeader('content-length')));
}
