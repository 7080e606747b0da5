// Paths that were looked for in a list, by statements before and around the recording: one of few.
import type { NextFunction, Request, Response } from 'express';

import { requests } from './metrics.js';

const KNOWN = new Set(['/healthz', '/readyz']);

export function count(req: Request, _res: Response, next: NextFunction): void {
  let route = req.path;
  if (!KNOWN.has(route)) route = 'other';
  requests.inc({ route });

  if (KNOWN.has(req.path)) requests.inc({ route: req.path });
  else requests.inc({ route: req.path }); // finds: no-url-route-label

  if (req.path === '/metrics' || req.path === '/healthz') requests.inc({ route: req.path });

  switch (req.path) {
    case '/login':
      requests.inc({ route: req.path });
      break;
    default:
      requests.inc({ route: req.path }); // finds: no-url-route-label
  }

  requests.inc({ route: req.path === '/' ? req.path : '/*' });
  requests.inc({ route: /^\/(login|logout)$/.test(req.path) ? req.path : 'other' });
  requests.inc({ route: /login/.test(req.path) ? req.path : 'other' }); // finds: no-url-route-label

  if (!KNOWN.has(req.path)) return next();
  requests.inc({ route: req.path });
}
