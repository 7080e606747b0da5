// Express: a function of the file that hands the requested path through; it does not normalise anything.
import type { Request, Response } from 'express';

import { requests } from './metrics.js';

function routeOf(req: Request): string {
  return req.route?.path ?? req.originalUrl.split('?')[0];
}

const methodOf = (req: Request) => req.method.toUpperCase();

export function count(req: Request, res: Response): void {
  requests.inc({
    method: methodOf(req),
    route: routeOf(req), // finds: no-url-route-label
    status_code: res.statusCode,
  });
}
