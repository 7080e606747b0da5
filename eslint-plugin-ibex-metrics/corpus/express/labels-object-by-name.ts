// Express: one object of labels, passed by name to two metrics; the flaw is where the label gets its value.
import type { NextFunction, Request, Response } from 'express';

import { httpDuration, httpRequests } from './metrics.js';

export default function metricsMiddleware(req: Request, res: Response, next: NextFunction) {
  const started = process.hrtime.bigint();
  res.once('close', () => {
    const labels = {
      method: req.method,
      path: req.route ? req.route.path : req.originalUrl.split('?')[0], // finds: no-url-route-label
      status_code: res.statusCode,
    };
    httpRequests.inc(labels);
    httpDuration.observe(labels, Number(process.hrtime.bigint() - started) / 1e9);
  });
  next();
}
