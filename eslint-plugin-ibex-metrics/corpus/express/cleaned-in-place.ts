// Express: a path that is normalised in place before it is recorded: what is recorded is what the function returns.
import type { Request } from 'express';

import { normalizePath } from './normalize-path.js';
import { requests } from './metrics.js';

export function count(req: Request): void {
  let path = req.originalUrl;
  path = normalizePath(path);
  requests.inc({ path, method: req.method });

  let route = req.path;
  if (route.length > 64) route = normalizePath(route);
  requests.inc({ route, method: req.method }); // finds: no-url-route-label
}
