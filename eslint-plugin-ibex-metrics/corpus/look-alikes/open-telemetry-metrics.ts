// OpenTelemetry: instruments with attributes, made by a meter.
import { metrics } from '@opentelemetry/api';

const meter = metrics.getMeter('orders');
const orders = meter.createCounter('orders', { description: 'Orders placed' });
const duration = meter.createHistogram('order.duration', { unit: 's' });
const open = meter.createUpDownCounter('orders.open');

export function placed(userId: string, route: string, seconds: number): void {
  orders.add(1, { user_id: userId, route });
  duration.record(seconds, { route });
  open.add(1);
}
