// Directives of every form that name one of our rules and give no reason.
import { Counter, register } from 'prom-client';

// finds in next line: exemption-ledger
// eslint-disable-next-line ibex-metrics/no-direct-registration
export const orders = new Counter({ name: 'orders_total', help: 'Orders placed' });

export function reset(): void {
  // finds in next line: exemption-ledger
  register.clear(); // eslint-disable-line ibex-metrics/no-direct-registration
  // finds in next line: exemption-ledger
  register.resetMetrics(); /* eslint-disable-line ibex-metrics/no-direct-registration */
}
