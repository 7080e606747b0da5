// Hono: several fallbacks in a row, the last of which is bad, and one of which is good.
import { requests } from './metrics.js';

export const onResponse = (c) => {
  requests.inc({ route: c.get('route') ?? c.req.routePath ?? c.req.path }); // finds: no-url-route-label
  requests.inc({ route: c.get('route') ?? c.req.routePath ?? 'unmatched' });
  requests.inc({ route: (c.req.routePath && c.req.path) || '/' }); // finds: no-url-route-label
  requests.inc({ route: c.req.path === '/' ? 'index' : 'other' });
};
