// Nest: a middleware class; the metric is a field of a service that is injected.
import { Injectable, NestMiddleware } from '@nestjs/common';
import { NextFunction, Request, Response } from 'express';

import { MetricsService } from './metrics.service';

@Injectable()
export class HttpMetricsMiddleware implements NestMiddleware {
  constructor(private readonly metricsService: MetricsService) {}

  use(req: Request, res: Response, next: NextFunction): void {
    const stop = this.metricsService.httpDuration.startTimer({ method: req.method });
    res.on('finish', () => {
      const { statusCode } = res;
      stop({ status_code: String(statusCode), route: req.baseUrl + req.path }); // finds: no-url-route-label
      this.metricsService.httpRequests.inc({
        status_code: String(statusCode),
        route: `${req.baseUrl}${req.route?.path ?? ''}`,
      });
    });
    next();
  }
}
