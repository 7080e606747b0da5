// Labels for a route in other spellings and with what it is a route of.
import type { Request } from 'express';

import { requests } from './metrics.js';

export function count(req: Request): void {
  requests.inc({ httpRoute: req.path }); // finds: no-url-route-label
  requests.inc({ request_path: req.path }); // finds: no-url-route-label
  requests.inc({ Route: req.url }); // finds: no-url-route-label
  requests.inc({ routed: req.url, router: req.path });
}
