// Koa: parts of the URL got by parsing it.
import { parse } from 'node:url';

import parseurl from 'parseurl';

import { requests } from './metrics.js';

export default async function count(ctx, next) {
  await next();
  requests.inc({ route: parse(ctx.url).pathname }); // finds: no-url-route-label
  requests.inc({ route: new URL(ctx.href).pathname }); // finds: no-url-route-label
  requests.inc({ route: ctx.URL.pathname }); // finds: no-url-route-label
  requests.inc({ route: parseurl(ctx.req).pathname }); // finds: no-url-route-label
  const { pathname: route } = parse(ctx.url);
  requests.inc({ route }); // finds: no-url-route-label
}
