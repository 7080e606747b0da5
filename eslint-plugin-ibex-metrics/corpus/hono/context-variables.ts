// Hono: metrics in a variable of the context, with who asked as a label.
import type { Context } from 'hono';

export async function createOrder(c: Context) {
  const order = await c.var.orders.create(await c.req.json());
  c.get('metrics').orders.inc({ result: 'ok', org_id: order.org }); // finds: no-high-cardinality-labels
  c.var.metrics.orders.inc({ result: 'ok', endpoint: c.req.url }); // finds: no-url-route-label
  c.var.metrics.orders.inc({ result: 'ok', endpoint: c.req.routePath });
  c.var.logger.info({ org_id: order.org, url: c.req.url });
  return c.json({ org_id: order.org, path: c.req.path }, 201);
}
