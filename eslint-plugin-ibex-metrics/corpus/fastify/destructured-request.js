// Fastify: names that are taken out of the request by a pattern, one of them under another name.
import { requests } from './metrics.js';

export default async function metrics(app) {
  app.addHook('onResponse', async (request, reply) => {
    const { url, method } = request;
    requests.inc({ url, method, status_code: reply.statusCode }); // finds: no-url-route-label
  });
  app.addHook('onError', async (request, reply, error) => {
    const { originalUrl: path, routeOptions } = request;
    requests.inc({ path, method: request.method, result: 'error' }); // finds: no-url-route-label
    requests.inc({ route: routeOptions.url, method: request.method, result: 'error' });
    request.log.error({ err: error, path });
  });
}
