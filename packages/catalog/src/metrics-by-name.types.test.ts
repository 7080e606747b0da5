import { describe, expectTypeOf, it } from 'vitest';

import { counter, defineCatalog, enumeration, gauge, type MetricsByName, type ValueOf } from './index.js';

// These are proved by the compiler: `tsc --build` compiles the tests.

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['cart'],
  metrics: [
    counter('shop_cart_orders_total', {
      help: 'Orders placed',
      labels: { result: enumeration(['ok', 'error']), channel: enumeration(['web', 'app']) },
    }),
    gauge('shop_cart_open_carts', { help: 'Carts that are open' }),
  ],
});

type Definitions = (typeof catalog)['metrics'];

interface Docs {
  /** Orders placed */
  readonly shop_cart_orders_total: {
    /** How it ended */
    readonly result: unknown;
    /** One that the catalog does not have */
    readonly reason: unknown;
  };
  /** One that the catalog does not have */
  readonly shop_cart_returns_total: object;
}

describe('the metrics of a catalog by name', () => {
  type Plain = MetricsByName<Definitions>;
  type Documented = MetricsByName<Definitions, Docs>;

  it('have the names of the catalog, whatever is documented', () => {
    expectTypeOf<keyof Plain>().toEqualTypeOf<'shop_cart_orders_total' | 'shop_cart_open_carts'>();
    expectTypeOf<keyof Documented>().toEqualTypeOf<keyof Plain>();
    expectTypeOf(catalog.metrics).toExtend<readonly { readonly name: keyof Plain }[]>();
  });

  it('have the labels of each, with their domains, whatever is documented', () => {
    type Labels = Documented['shop_cart_orders_total']['labels'];
    expectTypeOf<keyof Labels>().toEqualTypeOf<'result' | 'channel'>();
    expectTypeOf<ValueOf<Labels['result']>>().toEqualTypeOf<'ok' | 'error'>();
    expectTypeOf<keyof Documented['shop_cart_open_carts']['labels']>().toEqualTypeOf<never>();
  });

  it('are the definitions', () => {
    expectTypeOf<Documented['shop_cart_orders_total']['type']>().toEqualTypeOf<'counter'>();
    expectTypeOf<Documented>().toEqualTypeOf<Plain>();
  });
});
