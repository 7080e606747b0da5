// A wrapper class around a counter.
import { Counter } from 'prom-client';

export class OrderMetrics {
  private readonly orders = new Counter({ name: 'orders_total', help: 'Orders', labelNames: ['result'] }); // finds: no-direct-registration

  inc(labels: Record<string, string>): void {
    this.orders.inc(labels);
  }
}

export const orderMetrics = new OrderMetrics();
