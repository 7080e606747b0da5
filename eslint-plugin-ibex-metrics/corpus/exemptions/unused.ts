// A directive with a reason that suppresses nothing any more: ESLint's own report.
import type { Counter } from 'prom-client';

export function place(orders: Counter<'result'>): void {
  // finds in next line: unused-directive
  // eslint-disable-next-line ibex-metrics/no-high-cardinality-labels -- the agent's id was a label here
  orders.inc({ result: 'ok' });
}
