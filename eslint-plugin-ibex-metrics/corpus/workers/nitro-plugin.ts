// Nitro and h3: the path of the event, and the pathname of its URL.
import { defineNitroPlugin } from 'nitropack/runtime';
import { getRequestURL } from 'h3';

import { requests } from '../metrics';

export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('afterResponse', (event) => {
    requests.inc({ route: event.context.matchedRoute?.path ?? 'unmatched' });
    requests.inc({ route: event.path }); // finds: no-url-route-label
    requests.inc({ route: getRequestURL(event).pathname }); // finds: no-url-route-label
    requests.inc({ route: event.node.req.url ?? '/' }); // finds: no-url-route-label
  });
});
