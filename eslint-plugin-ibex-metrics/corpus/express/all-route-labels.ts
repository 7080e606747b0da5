// Every label that holds a route: each gets the path as requested.
import type { Request } from 'express';

import { byEndpoint, byHandler, byPath, byRoute, byUri, byUrl } from './metrics.js';

export function countEverywhere(req: Request): void {
  byRoute.inc({ route: req.path }); // finds: no-url-route-label
  byPath.inc({ path: req.path }); // finds: no-url-route-label
  byUrl.inc({ url: req.url }); // finds: no-url-route-label
  byUri.inc({ uri: req.originalUrl }); // finds: no-url-route-label
  byEndpoint.inc({ endpoint: req.path }); // finds: no-url-route-label
  byHandler.inc({ handler: req.url }); // finds: no-url-route-label
}
