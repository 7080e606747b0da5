// The same with reasons, among them one in another language: all is well.
import { Counter, register } from 'prom-client';

// eslint-disable-next-line ibex-metrics/no-direct-registration -- the library we wrap asks for this very object
export const orders = new Counter({ name: 'orders_total', help: 'Orders placed' });

export function reset(): void {
  register.clear(); // eslint-disable-line ibex-metrics/no-direct-registration -- Testhilfe, läuft nie im Betrieb
}
