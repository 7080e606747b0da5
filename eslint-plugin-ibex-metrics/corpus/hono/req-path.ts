// Hono: a middleware with the path as requested.
import { createMiddleware } from 'hono/factory';

import { requests } from './metrics.js';

export const countRequests = createMiddleware(async (c, next) => {
  await next();
  requests.inc({
    method: c.req.method,
    path: c.req.path, // finds: no-url-route-label
    status_code: c.res.status,
  });
});
