// Express: a middleware that counts at `finish`, with the URL as the client wrote it.
import type { NextFunction, Request, Response } from 'express';

import { requests } from './metrics.js';

export function countRequests(req: Request, res: Response, next: NextFunction): void {
  res.on('finish', () => {
    requests.inc({
      method: req.method,
      route: req.originalUrl, // finds: no-url-route-label
      status_code: String(res.statusCode),
    });
  });
  next();
}
