// Workers: a `URLPattern`, whose `pathname` is a template, and the URL it is tested against.
import { requests } from './metrics.js';

const ORDER = new URLPattern({ pathname: '/orders/:id' });

export function route(request: Request): void {
  const url = new URL(request.url);
  if (ORDER.test(url)) requests.inc({ route: ORDER.pathname });
  else requests.inc({ route: url.pathname }); // finds: no-url-route-label
}
