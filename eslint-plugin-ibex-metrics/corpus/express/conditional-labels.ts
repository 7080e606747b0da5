// Labels that are there in some cases only: a conditional spread, a choice of objects, a label that is added later.
import type { Request } from 'express';

import { requests } from './metrics.js';

export function count(req: Request): void {
  requests.inc({ method: req.method, ...(req.user && { user_id: req.user.id }) }); // finds: no-high-cardinality-labels
  requests.inc({ method: req.method, ...(req.org ? { orgId: req.org } : {}) }); // finds: no-high-cardinality-labels
  requests.inc(req.user ? { session_id: req.sessionID } : { method: req.method }); // finds: no-high-cardinality-labels
  const labels: Record<string, string> = { method: req.method };
  labels.agent_id ??= req.get('x-agent') ?? ''; // finds: no-high-cardinality-labels
  requests.inc(labels);
  requests.inc({ ...(req.route ? { route: req.route.path } : { route: req.path }) }); // finds: no-url-route-label
  requests.inc({ method: req.method, ...(req.user && { role: req.user.role }) });
}
