// Express: labels that a function of the file makes; the flaws are in the object it returns.
import type { Request, Response } from 'express';

import { durations, requests } from './metrics.js';

function labelsOf(req: Request, res: Response) {
  return {
    method: req.method,
    path: req.originalUrl, // finds: no-url-route-label
    user_id: req.user?.id ?? 'anonymous', // finds: no-high-cardinality-labels
    status_code: String(res.statusCode),
  };
}

export function record(req: Request, res: Response, seconds: number): void {
  requests.inc(labelsOf(req, res));
  durations.observe(labelsOf(req, res), seconds);
}
