// Koa: the path in headers, bodies, redirects, logs and in a cache; no metric has it.
import type { Context, Next } from 'koa';

import { cache } from './cache.js';
import { requests } from './metrics.js';

export async function answer(ctx: Context, next: Next): Promise<void> {
  const cached = cache.get({ path: ctx.path, user_id: ctx.state.user.id });
  ctx.set({ path: ctx.path, 'x-route': ctx.url });
  ctx.cookies.set('uri', ctx.url, { path: ctx.path });
  if (cached) {
    ctx.body = { url: ctx.request.url, endpoint: ctx.path, cached };
    return;
  }
  await next();
  cache.set({ path: ctx.path }, ctx.body);
  ctx.log.info({ route: ctx.path, handler: ctx.originalUrl });
  requests.inc({ route: ctx._matchedRoute ?? 'unmatched' });
}
