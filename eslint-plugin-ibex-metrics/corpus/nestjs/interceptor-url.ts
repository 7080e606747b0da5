// Nest: an interceptor with the URL of the request, and an injected metric.
import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { InjectMetric } from '@willsoto/nestjs-prometheus';
import { Counter } from 'prom-client';
import { Observable, tap } from 'rxjs';

@Injectable()
export class RequestsInterceptor implements NestInterceptor {
  constructor(@InjectMetric('http_requests_total') private readonly requests: Counter<string>) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest();
    return next.handle().pipe(
      tap(() => {
        this.requests.inc({ method: request.method, route: request.url }); // finds: no-url-route-label
      }),
    );
  }
}
