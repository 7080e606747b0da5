// Amounts given to a child of a metric, and properties that a later one of the same name replaces.
import type { Request } from 'express';

import { normalizeRoute } from './normalize-route.js';
import { requests, sizes } from './metrics.js';

export function count(req: Request, users: string[]): void {
  requests.labels('ok').inc(users.length);
  sizes.labels('body').observe(req.socket.bytesRead);
  const base = { route: req.originalUrl, method: req.method }; // finds: no-url-route-label
  requests.inc({ ...base, route: normalizeRoute(req.originalUrl) });
  const labels = { route: req.path, method: req.method };
  labels.route = req.route?.path ?? 'unmatched';
  requests.inc(labels);
  requests.inc(base);
}
