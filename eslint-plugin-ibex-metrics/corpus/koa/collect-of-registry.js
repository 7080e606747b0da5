// Koa: a gauge of the application that is set from rows of the database, each row a set of labels.
import { openOrders } from './metrics.js';
import { db } from './db.js';

export async function refresh() {
  const rows = await db.query('SELECT state, user_id, count(*) FROM orders GROUP BY 1, 2');
  openOrders.reset();
  for (const { state, user_id, count } of rows) {
    openOrders.labels({ state }).inc(count);
    openOrders.labels({ state, user_id }).inc(count); // finds: no-high-cardinality-labels
    openOrders.labels(state, user_id).inc(count);
  }
}
