// Koa: the URL of the request, of the context and of Node's own request.
import { errors, requests } from './metrics.js';

export function metrics() {
  return async (ctx, next) => {
    await next();
    requests.inc({ method: ctx.method, route: ctx.request.url }); // finds: no-url-route-label
    requests.inc({ method: ctx.method, route: ctx.url }); // finds: no-url-route-label
    requests.inc({ method: ctx.method, route: ctx.originalUrl }); // finds: no-url-route-label
    requests.inc({ method: ctx.method, route: ctx.req.url }); // finds: no-url-route-label
    requests.inc({ method: ctx.method, route: ctx.request.path }); // finds: no-url-route-label
    if (ctx.status >= 500) errors.labels(ctx.method, ctx.request.originalUrl).inc(); // finds: no-url-route-label
  };
}
