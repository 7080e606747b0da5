// SvelteKit: the id of the route is its template, the pathname of the URL is not.
import type { Handle } from '@sveltejs/kit';

import { durations, requests } from '$lib/server/metrics';

export const handle: Handle = async ({ event, resolve }) => {
  const end = durations.startTimer({ method: event.request.method });
  const response = await resolve(event);
  requests.inc({ route: event.route.id ?? 'unmatched', method: event.request.method });
  requests.inc({ route: event.url.pathname, method: event.request.method }); // finds: no-url-route-label
  end({ route: event.route.id ?? event.url.pathname }); // finds: no-url-route-label
  return response;
};
