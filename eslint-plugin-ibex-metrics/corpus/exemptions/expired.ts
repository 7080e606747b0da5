// A migration that should have ended: the directive still works, and is a finding.
import { Gauge } from 'prom-client';

// finds in next line: exemption-ledger
// eslint-disable-next-line ibex-metrics/no-direct-registration -- until 2020-06-30: goes with the old dashboard
export const open = new Gauge({ name: 'open_orders', help: 'Orders in work' });
