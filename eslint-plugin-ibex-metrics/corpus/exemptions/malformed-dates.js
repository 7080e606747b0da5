// End dates that are none: a format of another country, and a day that never comes.
import { Gauge } from 'prom-client';

// finds in next line: exemption-ledger
// eslint-disable-next-line ibex-metrics/no-direct-registration -- until 30.06.2999: goes with the old dashboard
export const open = new Gauge({ name: 'open_orders', help: 'Orders in work' });

// finds in next line: exemption-ledger
// eslint-disable-next-line ibex-metrics/no-direct-registration -- until 2999-02-30: goes with the old dashboard
export const done = new Gauge({ name: 'finished_orders', help: 'Orders that are done' });
