// Astro: the pattern of the route, and the pathname of the URL.
import { defineMiddleware } from 'astro:middleware';

import { durations } from './metrics';

export const onRequest = defineMiddleware(async (context, next) => {
  const end = durations.startTimer();
  const response = await next();
  if (context.isPrerendered) end({ route: context.routePattern });
  else end({ route: context.url.pathname }); // finds: no-url-route-label
  return response;
});
