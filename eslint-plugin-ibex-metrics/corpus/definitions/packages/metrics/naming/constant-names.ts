// Names that are constants: by a const, a template of constants, a concatenation, an enum, a member of an object.
import { Counter, Gauge } from 'prom-client';

import { PREFIX, QUEUE_METRIC } from './names.js';

const SERVICE = 'orders';
const NAMES = { placed: 'orders_placed_total', badly: 'ordersRefused_total' } as const;

enum Metric {
  Open = 'open_orders',
}

new Counter({ name: `${SERVICE}_received_total`, help: 'Orders received' });
new Counter({ name: SERVICE + '_sent_total', help: 'Orders sent' });
new Counter({ name: NAMES.placed, help: 'Orders placed' });
new Counter({ name: NAMES.badly, help: 'Orders refused' }); // finds: metric-naming
new Counter({ name: `${SERVICE}_sent`, help: 'Orders sent' }); // finds: metric-naming
new Gauge({ name: Metric.Open, help: 'Open orders' });
new Gauge({ name: QUEUE_METRIC, help: 'Jobs in the queue' });
new Gauge({ name: `${PREFIX}_queue_size`, help: 'Jobs in the queue' });
