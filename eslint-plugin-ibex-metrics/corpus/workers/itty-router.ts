// Workers: a router that knows its templates, and a fallback that does not.
import { AutoRouter } from 'itty-router';

import { requests } from './metrics.js';

const router = AutoRouter({
  before: [(request) => void requests.inc({ route: request.route, method: request.method })],
});

router
  .get('/orders/:id', ({ params }) => {
    requests.inc({ route: '/orders/:id', method: 'GET' });
    return { id: params.id };
  })
  .all('*', (request) => {
    requests.inc({ route: new URL(request.url).pathname, method: request.method }); // finds: no-url-route-label
    return new Response('not found', { status: 404 });
  });

export default router;
