// Express: the template that matched, in all the ways it is put together. All of them are few.
import type { NextFunction, Request, Response } from 'express';

import { durations, requests } from './metrics.js';

export function measure(req: Request, res: Response, next: NextFunction): void {
  const end = durations.startTimer();
  res.on('finish', () => {
    const route = req.route ? req.baseUrl + req.route.path : 'unmatched';
    requests.inc({ route, method: req.method, status_code: res.statusCode });
    requests.inc({ route: `${req.baseUrl}${req.route?.path ?? ''}`, method: req.method });
    requests.inc({ route: req.route?.path ?? 'unmatched', method: req.method });
    requests.inc({ route: (req.route?.path as string | undefined) || 'none', method: req.method });
    requests.inc({ route: `${req.method} ${req.route.path}`, method: req.method });
    requests.labels(req.method, req.route.path).inc();
    end({ route, status_code: String(res.statusCode) });
  });
  next();
}
