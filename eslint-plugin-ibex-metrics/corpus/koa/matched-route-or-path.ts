// Koa: the template with the path as fallback, in a conditional and with `||`.
import type { Context, Next } from 'koa';

import { durations, requests } from '../lib/metrics.js';

export const metricsMiddleware = async (ctx: Context, next: Next) => {
  const startedAt = performance.now();
  await next();
  const path = ctx._matchedRoute ? ctx._matchedRoute : ctx.path;
  const labels = { method: ctx.method, status_code: ctx.status };
  requests.inc({ ...labels, path }); // finds: no-url-route-label
  durations.observe(
    { ...labels, path: ctx._matchedRoute || ctx.request.path }, // finds: no-url-route-label
    (performance.now() - startedAt) / 1000,
  );
};
