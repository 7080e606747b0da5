// Nest: the template of Express below, with the URL as fallback, in a const of the closure.
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { finalize } from 'rxjs';

import { MetricsService } from '../metrics/metrics.service';

@Injectable()
export class LatencyInterceptor implements NestInterceptor {
  constructor(private readonly metrics: MetricsService) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const http = context.switchToHttp();
    const { method, route, originalUrl } = http.getRequest<Request>();
    const end = this.metrics.durations.startTimer();
    const path: string = route?.path || originalUrl;

    return next.handle().pipe(
      finalize(() => {
        end({ method, path, status_code: http.getResponse<Response>().statusCode }); // finds: no-url-route-label
      }),
    );
  }
}
