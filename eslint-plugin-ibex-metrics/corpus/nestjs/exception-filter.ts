// Nest: a filter that answers with the path, logs it, and counts it.
import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Counter } from 'prom-client';

@Catch(HttpException)
export class HttpExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger(HttpExceptionFilter.name);

  constructor(private readonly errors: Counter<string>) {}

  catch(exception: HttpException, host: ArgumentsHost): void {
    const ctx = host.switchToHttp();
    const request = ctx.getRequest();
    const status = exception.getStatus();
    this.logger.warn({ path: request.url, user_id: request.user?.id, status });
    this.errors.inc({ path: request.url, status_code: status }); // finds: no-url-route-label
    ctx.getResponse().status(status).json({ status, path: request.url, endpoint: request.originalUrl });
  }
}
