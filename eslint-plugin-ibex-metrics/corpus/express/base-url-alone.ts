// Express: `req.baseUrl` alone is the path under which the router was reached, with the ids that were asked for. Not a
// template: under `app.use('/teams/:id', router)` it is `/teams/42`.
import type { NextFunction, Request, Response } from 'express';

import { requests } from '../metrics.js';

export function countByMount(req: Request, _res: Response, next: NextFunction) {
  requests.inc({ route: req.baseUrl, method: req.method }); // finds: no-url-route-label
  next();
}
