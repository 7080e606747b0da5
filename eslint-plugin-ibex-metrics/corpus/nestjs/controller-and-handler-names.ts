// Nest: names of classes and methods, and templates from the decorators' metadata: all of them are few.
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants';
import { Reflector } from '@nestjs/core';

import { MetricsService } from '../metrics/metrics.service';

@Injectable()
export class MetricsInterceptor implements NestInterceptor {
  constructor(
    private readonly metrics: MetricsService,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    const request = context.switchToHttp().getRequest();
    const handler = context.getHandler();
    const controller = context.getClass().name;
    this.metrics.calls.inc({ handler: handler.name, controller });
    this.metrics.requests.inc({ route: this.reflector.get(PATH_METADATA, handler) });
    this.metrics.requests.inc({ route: request.route.path, method: request.method });
    this.metrics.requests.inc({ route: request.route?.path ?? 'unmatched', method: request.method });
    return next.handle();
  }
}
