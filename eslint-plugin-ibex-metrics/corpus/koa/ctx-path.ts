// Koa: a middleware with the path of the context, in a `finally`.
import type { Context, Next } from 'koa';

import { durations } from './metrics.js';

export async function measure(ctx: Context, next: Next): Promise<void> {
  const end = durations.startTimer();
  try {
    await next();
  } finally {
    end({ method: ctx.method, path: ctx.path, status_code: String(ctx.status) }); // finds: no-url-route-label
  }
}
