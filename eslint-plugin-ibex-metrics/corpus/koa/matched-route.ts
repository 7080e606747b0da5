// Koa: the template that the router matched, under its old name and its new one.
import type { RouterContext } from '@koa/router';
import type { Next } from 'koa';

import { durations, requests } from './metrics.js';

export async function countRequests(ctx: RouterContext, next: Next): Promise<void> {
  const end = durations.startTimer({ method: ctx.method });
  await next();
  const route = ctx._matchedRoute?.toString() ?? 'unmatched';
  requests.inc({ route, method: ctx.method, status_code: ctx.status });
  requests.inc({ route: ctx._matchedRoute ?? 'unmatched', method: ctx.method });
  requests.inc({ route: ctx.routerPath || 'unmatched', method: ctx.method });
  requests.inc({ route: ctx._matchedRouteName ?? 'unnamed', method: ctx.method });
  requests.inc({ route: String(ctx._matchedRoute), method: ctx.method });
  end({ route });
}
