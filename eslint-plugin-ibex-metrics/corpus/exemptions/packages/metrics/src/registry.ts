// In the metrics package other rules hold, and so does the ledger.
import { Counter } from 'prom-client';

export const orders = new Counter({
  name: 'orders_total',
  help: 'Orders placed',
  // finds in next line: exemption-ledger
  labelNames: ['result', 'org_id'], // eslint-disable-line ibex-metrics/no-high-cardinality-labels
});
