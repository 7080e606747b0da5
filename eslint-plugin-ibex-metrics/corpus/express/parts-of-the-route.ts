// Express: `path` of the route and `path` of the request, taken apart in all ways.
import type { Request } from 'express';

import { requests } from './metrics.js';

export function count(req: Request): void {
  const { route } = req;
  const { path: template } = req.route;
  const {
    route: { path: nested },
    path: asked,
  } = req;
  const matched = req.route;
  requests.inc({ route: route.path });
  requests.inc({ route: template });
  requests.inc({ route: nested });
  requests.inc({ route: matched?.path ?? 'unmatched' });
  requests.inc({ route: asked }); // finds: no-url-route-label
  const request = req;
  requests.inc({ route: request.path }); // finds: no-url-route-label
  const other = req;
  requests.inc({ route: other.path }); // finds: no-url-route-label
}
