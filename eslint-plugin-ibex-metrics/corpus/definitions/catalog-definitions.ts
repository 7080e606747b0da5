// Definitions with the functions of the catalog package: promlint's findings, before the catalog is made.
import { counter, enumeration, gauge, histogram, LATENCY_BUCKETS } from '@ibex/catalog';

const results = enumeration(['ok', 'error']);

export const definitions = [
  counter('shop_cart_orders_total', { help: 'Orders', labels: { result: results } }),
  counter('shop_cart_orders', { help: 'Orders', labels: { result: results } }), // finds: metric-naming
  counter('shop_cart_orders_total', { help: '' }), // finds: metric-naming
  counter('shop_cart_logins_total', { help: 'Logins', labels: { user_id: results } }), // finds: no-high-cardinality-labels
  gauge('shop_cart_openOrders', { help: 'Open orders' }), // finds: metric-naming
  gauge('shop_cart_open_orders', { help: 'Open orders', labels: { orderState: results } }), // finds: metric-naming
  gauge('shop_cart_open_orders', { help: 'Open orders', labels: { state: results } }),
  histogram('shop_cart_order_duration_seconds', { help: 'Duration of orders' }),
  histogram('shop_cart_order_duration_milliseconds', { help: 'Duration', buckets: LATENCY_BUCKETS }), // finds: metric-naming
];
