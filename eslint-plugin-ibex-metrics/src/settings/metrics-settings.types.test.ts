import { counter, defineCatalog, enumeration } from '@ibex/catalog';
import { describe, expectTypeOf, it } from 'vitest';

import type { IbexMetricsSettings } from '../index.js';

// Proved by the compiler: `tsc --build` compiles the tests.

describe('the catalog of the settings', () => {
  it('is what defineCatalog returns', () => {
    const catalog = defineCatalog({
      prefix: 'shop',
      services: ['cart'],
      metrics: [
        counter('shop_cart_orders_total', {
          help: 'Orders placed',
          labels: { result: enumeration(['ok', 'error']) },
        }),
      ],
    });
    expectTypeOf({ catalog }).toExtend<IbexMetricsSettings>();
  });

  it('is plain data of that shape too, of which only the names of metrics must be there', () => {
    expectTypeOf({
      catalog: {
        metrics: [{ name: 'shop_cart_open' }, { name: 'shop_cart_orders_total', labels: { result: {} } }],
        forbiddenLabels: ['email'],
      },
    }).toExtend<IbexMetricsSettings>();
    expectTypeOf({ catalog: { metrics: [] } }).toExtend<IbexMetricsSettings>();
  });

  it('is nothing without metrics, or with metrics that have no name', () => {
    expectTypeOf({ catalog: {} }).not.toExtend<IbexMetricsSettings>();
    expectTypeOf({ catalog: { metrics: [{ labels: {} }] } }).not.toExtend<IbexMetricsSettings>();
    expectTypeOf({ catalog: { metrics: [], forbiddenLabels: 'email' } }).not.toExtend<IbexMetricsSettings>();
  });
});
