// Hono: the URL of the request, parsed for its path.
import type { Context, Next } from 'hono';

import { durations } from './metrics.js';

export async function measure(c: Context, next: Next) {
  const end = durations.startTimer({ method: c.req.method });
  await next();
  const { pathname } = new URL(c.req.url);
  end({ route: pathname, status_code: String(c.res.status) }); // finds: no-url-route-label
}
