import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { cartCatalog } from '../../testing/editor/cart-catalog.js';
import { openInEditor } from '../../testing/editor/editor.js';
import { catalogDocs } from '../make-catalog-docs.js';
import { typesSource } from './types-source.js';

// Both in one program: to read the libraries takes longer than all the rest.
const editor = openInEditor(fileURLToPath(new URL('../../testing/editor', import.meta.url)), 'use.ts', {
  'metric-docs.ts': typesSource(catalogDocs(cartCatalog)),
  'use.ts': `
    import type { MetricsByName, ValueOf } from '@ibex/catalog';
    import type { Metrics, LabelsOfMetric, Recorders } from '@ibex/metrics';
    import type { cartCatalog } from './cart-catalog.js';
    import type { CatalogMetricDocs } from './metric-docs.js';

    declare const ibex: Metrics;
    ibex.record.ibex_proxy_requests_total.inc({ route: '/v1/models', method: 'GET', status_code: '200' });
    const limited: LabelsOfMetric<'ibex_proxy_rate_limited_total'> = { result: 'allowed' };

    type Definitions = (typeof cartCatalog)['metrics'];
    declare const record: Recorders<Definitions, CatalogMetricDocs>;
    record.shop_cart_orders_total.inc({ result: 'ok' });
    record.shop_cart_open_carts.set(2);

    declare const queries: { [Name in keyof MetricsByName<Definitions, CatalogMetricDocs>]: string };
    queries.shop_cart_carts;

    declare const older: Recorders<Definitions, Pick<CatalogMetricDocs, 'shop_cart_carts'>>;
    older.shop_cart_orders_total.inc({ result: 'error' }, 2);
  `,
});

describe('in an editor', () => {
  it('nothing is wrong with code that records', () => {
    expect(editor.errors()).toEqual([]);
  });

  it('a metric of IBEX shows its help, its labels with their values, and its bound', () => {
    const { type, documentation } = editor.hover('ibex_proxy_requests_total');
    expect(type).toMatch(/^\(property\) ibex_proxy_requests_total: CounterRecorder<\{\s+readonly route: /);
    expect(documentation).toContain('Total requests to the proxy');
    expect(documentation).toContain('Counter, at most 945 series on a target');
    expect(documentation).toContain('- `method`: `GET`, `HEAD`, `OPTIONS`, `POST`, `OTHER`');
    expect(documentation).toContain('sum by (route) (rate(ibex_proxy_requests_total[5m]))');
    expect(documentation).toMatch(/@see +`packages\/metrics\/src\/ibex-catalog\.ts`$/);
  });

  it('a label shows its values, and what each of them costs', () => {
    for (const label of ["route: '/v1", "method: 'GET"]) {
      expect(editor.hover(label).documentation).toMatch(/^Label of `ibex_proxy_requests_total`: /);
    }
    expect(editor.hover("route: '/v1").documentation).toContain('Each value makes at most 135 series.');
    expect(editor.hover("result: 'allowed'").documentation).toMatch(/^Label of .*: `allowed`, `denied`/);
  });

  it('metrics of any catalog do, with the budget', () => {
    expect(editor.hover('shop_cart_orders_total.inc').documentation).toMatch(
      /^Orders placed\n\nCounter, at most 2 series on a target \(budget: 10\)\n\n- `result`: `ok`, `error`/,
    );
    expect(editor.hover("result: 'ok'").documentation).toContain('Anything else is `error`.');
  });

  it('a deprecated metric is struck through, and says what to use', () => {
    expect(editor.deprecated()).toEqual(["'shop_cart_open_carts' is deprecated."]);
    expect(editor.hover('shop_cart_open_carts').documentation).toContain(
      '@deprecated since 2026-09-01, may go on 2026-11-30; use `shop_cart_carts`',
    );
  });

  it('whatever else is mapped from the metrics by name has their documentation', () => {
    expect(editor.hover('shop_cart_carts;').documentation).toMatch(/^Carts by state\n/);
  });

  it('a metric that is not documented yet is there, without documentation', () => {
    expect(editor.hover("shop_cart_orders_total.inc({ result: 'error'").documentation).toBe('');
  });

  it('from a label one gets to the catalog, from a metric to what is documented of it', () => {
    expect(editor.definitions("result: 'ok'")).toEqual([
      { file: 'metric-docs.ts', line: 'readonly result: unknown;' },
      {
        file: 'cart-catalog.ts',
        line: "labels: { result: enumeration(['ok', 'error'], { other: 'error' }) },",
      },
    ]);
    expect(editor.definitions('shop_cart_orders_total')).toEqual([
      { file: 'metric-docs.ts', line: 'readonly shop_cart_orders_total: {' },
    ]);
  });
});
