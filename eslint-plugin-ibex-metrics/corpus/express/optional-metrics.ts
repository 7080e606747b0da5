// Express: metrics that may be absent, reached by optional chaining.
import type { Request, Response } from 'express';
import type { Counter } from 'prom-client';

interface Context {
  metrics?: { requests?: Counter<string> };
}

export function count(this: Context, req: Request, res: Response): void {
  this.metrics?.requests?.inc({ route: req?.path, method: req.method }); // finds: no-url-route-label
  res.locals.metrics?.errors?.inc({ org_id: res.locals.org, method: req.method }); // finds: no-high-cardinality-labels
  res.locals.metrics?.errors?.inc({ route: req.route?.path, method: req.method });
}
