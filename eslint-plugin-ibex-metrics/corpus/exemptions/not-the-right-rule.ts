// A directive that names another rule than the one that finds something: both are told.
import type { Counter } from 'prom-client';

export function place(orders: Counter<'result' | 'user_id'>, user: { id: string }): void {
  // finds in next line: unused-directive
  // eslint-disable-next-line ibex-metrics/no-url-route-label -- the users are machines
  orders.inc({ user_id: user.id }); // finds: no-high-cardinality-labels
}
