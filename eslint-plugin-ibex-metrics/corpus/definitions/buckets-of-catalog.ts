// Histograms of the catalog: those of seconds have the standard buckets unless they state others.
import { histogram, LATENCY_BUCKETS } from '@ibex/catalog';

export const histograms = [
  histogram('shop_cart_order_duration_seconds', { help: 'Duration of orders' }),
  histogram('shop_cart_wait_seconds', { help: 'Time in the queue', buckets: LATENCY_BUCKETS }),
  histogram('shop_cart_pay_seconds', { help: 'Duration of payments', buckets: [...LATENCY_BUCKETS] }),
  histogram('shop_cart_ship_seconds', { help: 'Time to ship', buckets: [1, 60, 3600] }), // finds: standard-buckets
  histogram('shop_cart_order_bytes', { help: 'Size of orders' }), // finds: standard-buckets
];
