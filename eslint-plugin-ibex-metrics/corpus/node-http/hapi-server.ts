// hapi: the template of the route and, beside it, the path and the URL of the request.
import type { Request, ResponseToolkit, Server } from '@hapi/hapi';

import { requests } from './metrics.js';

export function countRequests(server: Server): void {
  server.events.on('response', (request: Request) => {
    requests.inc({ route: request.route.path, method: request.method });
    requests.inc({ route: request.path, method: request.method }); // finds: no-url-route-label
    requests.inc({ route: request.url.pathname, method: request.method }); // finds: no-url-route-label
  });
  server.ext('onPreResponse', (request: Request, h: ResponseToolkit) => {
    return request.path === '/' ? h.redirect(request.url.pathname) : h.continue;
  });
}
