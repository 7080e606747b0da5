// Hono: the template of the route that matched, in all its forms.
import type { Context } from 'hono';
import { matchedRoutes, routePath } from 'hono/route';

import { requests } from './metrics.js';

export function count(c: Context): void {
  requests.inc({ route: c.req.routePath, method: c.req.method });
  requests.inc({ route: routePath(c), method: c.req.method });
  requests.inc({ route: routePath(c, -1) || 'unmatched', method: c.req.method });
  requests.inc({ route: matchedRoutes(c).at(-1)?.path ?? 'unmatched', method: c.req.method });
  const matched = c.req.matchedRoutes.find((route) => route.method === c.req.method);
  requests.inc({ route: matched?.path ?? 'unmatched', method: c.req.method });
}
