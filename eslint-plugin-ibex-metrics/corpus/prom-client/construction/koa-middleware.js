// Koa: metrics made in the function that makes the middleware.
import { Counter } from 'prom-client';

export default function metrics() {
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests', labelNames: ['method'] }); // finds: no-direct-registration
  return async (ctx, next) => {
    await next();
    requests.inc({ method: ctx.method });
  };
}
