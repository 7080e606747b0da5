// Express: positional values for metrics of another file, in the order that file knows; and a timer of it.
import type { NextFunction, Request, Response } from 'express';
import { metrics } from './metrics';

export function measure(req: Request, res: Response, next: NextFunction): void {
  metrics.requests.labels(req.method, req.originalUrl).inc(); // finds: no-url-route-label
  metrics.requests.labels(req.method, req.route.path).inc();
  const end = metrics.duration.startTimer({ method: req.method });
  res.on('finish', () => {
    end({ route: req.url }); // finds: no-url-route-label
    end({ route: '/orders/:id' });
  });
  next();
}
