import { counter, defineCatalog, enumeration, gauge } from '@ibex/catalog';

/** The catalog that is looked at in an editor: one metric is going to go. */
export const cartCatalog = defineCatalog({
  prefix: 'shop',
  services: ['cart'],
  metrics: [
    counter('shop_cart_orders_total', {
      help: 'Orders placed',
      labels: { result: enumeration(['ok', 'error'], { other: 'error' }) },
      budget: 10,
    }),
    gauge('shop_cart_open_carts', {
      help: 'Carts that are open',
      stability: { deprecatedSince: '2026-09-01', replacedBy: 'shop_cart_carts' },
    }),
    gauge('shop_cart_carts', { help: 'Carts by state', labels: { state: enumeration(['open', 'idle']) } }),
  ],
});
