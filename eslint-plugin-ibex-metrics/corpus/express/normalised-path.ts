// Express: a function that normalises the path may well take the URL; what it returns is few.
import type { Request, Response } from 'express';

import { normalizePath, UNMATCHED } from './normalize-path.js';
import { durations, requests } from './metrics.js';

export function onFinish(req: Request, res: Response, seconds: number): void {
  const path = normalizePath(req.originalUrl);
  requests.inc({ path, method: req.method });
  requests.inc({ path: normalizePath(req.originalUrl.split('?')[0] ?? ''), method: req.method });
  durations.observe({ route: req.route?.path ?? UNMATCHED, status_code: res.statusCode }, seconds);
  durations.labels(req.method, normalizePath(req.path)).observe(seconds);
  durations.observe({ route: req.originalUrl.replace(/\/\d+/g, '/:id'), status_code: 200 }, seconds);
}
