// Metrics that are handed on were reported where they were made; using and exporting them is no finding.
import { Counter } from 'prom-client';

const orders = new Counter({ name: 'orders_total', help: 'Orders placed', labelNames: ['result'] }); // finds: no-direct-registration

export { orders };
export const all = { orders };
export function place(): void {
  orders.inc({ result: 'ok' });
  orders.labels({ result: 'error' }).inc(0);
}
