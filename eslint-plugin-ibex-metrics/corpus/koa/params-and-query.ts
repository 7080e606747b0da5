// Koa: an id from the path put into a template; a constant that is put together from constants is fine.
import type { RouterContext } from '@koa/router';

import { PREFIX } from './prefix.js';
import { requests } from './metrics.js';

const API = '/api';
const ORDERS = `${API}/orders`;

export async function showOrder(ctx: RouterContext): Promise<void> {
  requests.inc({ route: `${API}/orders/${ctx.params.id}` }); // finds: no-url-route-label
  requests.inc({ route: ORDERS + '/' + ctx.params.id }); // finds: no-url-route-label
  requests.inc({ route: `${ORDERS}/:id` });
  requests.inc({ route: ORDERS + '/:id' });
  requests.inc({ route: `${PREFIX}/orders/:id` });
}
