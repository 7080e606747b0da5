// Express: a spread of base labels, one of which is the URL.
import type { NextFunction, Request, Response } from 'express';
import type { Histogram, Summary } from 'prom-client';

declare const durations: Histogram<'method' | 'uri' | 'status_code'>;
declare const sizes: Summary<'method' | 'uri'>;

export function observe(req: Request, res: Response, next: NextFunction) {
  const base = { method: req.method, uri: req.url }; // finds: no-url-route-label
  const stop = durations.startTimer(base);
  res.on('finish', () => {
    stop({ ...base, status_code: String(res.statusCode) });
    sizes.observe({ ...base }, Number(res.getHeader('content-length') ?? 0));
  });
  next();
}
