// Directives for rules of others in a file with metrics, and directives that only look like ones.
import type { Counter } from 'prom-client';

export function place(orders: Counter<'result'>): void {
  const text = '// eslint-disable-line ibex-metrics/no-direct-registration';
  orders.inc({ result: text.length > 0 ? 'ok' : 'error' });
}
