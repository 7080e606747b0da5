// Bun: a server whose routes are templates, and a fallback with the path of the request.
import { requests } from './metrics.js';

Bun.serve({
  routes: {
    '/orders/:id': (req) => {
      requests.inc({ route: '/orders/:id', method: req.method });
      return Response.json({ id: req.params.id });
    },
  },
  fetch(req) {
    const path = new URL(req.url).pathname.toLowerCase();
    requests.inc({ path, method: req.method }); // finds: no-url-route-label
    return new Response('not found', { status: 404 });
  },
});
