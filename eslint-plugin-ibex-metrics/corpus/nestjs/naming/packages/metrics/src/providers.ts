// Nest: providers in the metrics package, whose names and help texts are linted.
import {
  makeCounterProvider,
  makeGaugeProvider,
  makeHistogramProvider,
  makeSummaryProvider,
} from '@willsoto/nestjs-prometheus';

export const providers = [
  makeCounterProvider({ name: 'orders_placed_total', help: 'Orders placed', labelNames: ['result'] }),
  makeCounterProvider({ name: 'orders_placed', help: 'Orders placed' }), // finds: metric-naming
  makeGaugeProvider({ name: 'open_orders_total', help: 'Orders that are open' }), // finds: metric-naming
  makeGaugeProvider({ name: 'openOrders', help: 'Orders that are open' }), // finds: metric-naming
  makeSummaryProvider({ name: 'order_size_kilobytes', help: 'Size of orders' }), // finds: metric-naming
  makeSummaryProvider({ name: 'order_size_bytes', help: 'Size of orders' }),
  makeHistogramProvider({
    name: 'order_duration_milliseconds', // finds: metric-naming
    help: 'Duration of orders',
    buckets: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
  }),
];
