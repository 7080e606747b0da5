// Hono: the template unless it is the catch-all, else the path as requested.
import type { MiddlewareHandler } from 'hono';

import { durations, requests } from './metrics.js';

export const metrics: MiddlewareHandler = async (c, next) => {
  const startedAt = Date.now();
  await next();
  const route = c.req.routePath === '/*' ? c.req.path : c.req.routePath;
  requests.inc({ route, method: c.req.method }); // finds: no-url-route-label
  durations.observe({ route, method: c.req.method }, (Date.now() - startedAt) / 1000); // finds: no-url-route-label
  durations.labels(c.req.method, c.req.routePath).observe(0.1);
};
