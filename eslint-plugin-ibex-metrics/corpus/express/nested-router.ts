// Express: the mount path and the template, or else the mount path and what was asked for.
import type { NextFunction, Request, Response } from 'express';

import { durations, requests } from './metrics.js';

export function measure(req: Request, res: Response, next: NextFunction): void {
  const end = durations.startTimer({ method: req.method });
  res.on('finish', () => {
    const template = req.baseUrl + (req.route?.path ?? '');
    const mixed = req.baseUrl + (req.route?.path ?? req.path);
    requests.inc({ route: template || 'unmatched' });
    requests.inc({ route: mixed }); // finds: no-url-route-label
    end({ route: template });
  });
  next();
}
