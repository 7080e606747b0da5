// A table of options far from any constructor: what can only be a metric is linted, by what is known of it.
export const definitions = [
  { name: 'orders_placed_total', help: 'Orders placed', labelNames: ['result'] },
  { name: 'ordersRefused', help: 'Orders refused', labelNames: ['reason'] }, // finds: metric-naming
  { name: 'order_duration_ms', help: 'Duration of orders', labelNames: [] }, // finds: metric-naming
  { name: 'open_orders', help: 'Orders that are open', labelNames: ['state'] },
  { name: 'open_carts', help: '', labelNames: ['state'] }, // finds: metric-naming
];
