// Nest: class and method in one label. It is put together at run time, yet from names that stand in the code, so there are
// no more of them than handlers: no finding.
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';

import { MetricsService } from '../metrics/metrics.service';

@Injectable()
export class CallsInterceptor implements NestInterceptor {
  constructor(private readonly metrics: MetricsService) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const controller = context.getClass().name;
    const method = context.getHandler().name;
    this.metrics.calls.inc({ handler: `${controller}.${method}` });
    this.metrics.calls.inc({ endpoint: context.getClass().name + '#' + context.getHandler().name });
    return next.handle();
  }
}
