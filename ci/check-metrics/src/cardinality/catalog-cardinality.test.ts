import {
  type Catalog,
  counter,
  defineCatalog,
  enumeration,
  gauge,
  histogram,
  worstCaseSeries,
} from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { describe, expect, it } from 'vitest';

import { catalogCardinality, type TargetCount } from './catalog-cardinality.js';
import { exceedableBudgets, exceededBudgets } from './exceeded-budgets.js';

const routes = enumeration(['/carts', '/orders', 'other']);

const shop: Catalog = defineCatalog({
  prefix: 'shop',
  services: ['cart', 'stock'],
  subsystems: ['db'],
  serviceBudgets: { cart: 20 },
  seriesBudget: 40,
  metrics: [
    gauge('shop_db_connections', { help: 'Connections' }),
    counter('shop_cart_requests_total', { help: 'Requests', labels: { route: routes }, budget: 5 }),
    histogram('shop_cart_request_seconds', { help: 'Time', initial: [] }),
    counter('shop_cart_clicks_total', {
      help: 'Clicks',
      labels: { route: enumeration(['/carts']), button: enumeration(['left', 'right']) },
    }),
  ],
});

const counted: TargetCount = {
  target: { name: 'staging', series: 30, otherFamilies: 2, otherSeries: 23 },
  seriesOf: (metric) =>
    metric === 'shop_cart_requests_total' ? 6 : metric === 'shop_db_connections' ? 1 : 0,
  valuesOf: (metric, label) => (metric === 'shop_cart_requests_total' && label === 'route' ? 6 : 0),
};

function report(budgets: Readonly<Record<string, number>> = {}, count?: TargetCount) {
  const declared = new Map(shop.metrics.map(({ name, budget }) => [name, budget]));
  return catalogCardinality(shop, { budgetOf: (metric) => budgets[metric] ?? declared.get(metric), count });
}

describe('the cardinality of a catalog', () => {
  it('is that of all metrics, of each service that has some, and of each metric, the largest first', () => {
    const { total, services, metrics, target } = report();
    expect(total).toEqual({ worstCase: 19, budget: 40 });
    expect(services).toEqual([
      { name: 'cart', metrics: 3, worstCase: 18, budget: 20 },
      { name: 'db', metrics: 1, worstCase: 1 },
    ]);
    expect(metrics.map(({ name, worstCase, budget }) => ({ name, worstCase, budget }))).toEqual([
      { name: 'shop_cart_request_seconds', worstCase: 13, budget: undefined },
      { name: 'shop_cart_requests_total', worstCase: 3, budget: 5 },
      { name: 'shop_cart_clicks_total', worstCase: 2, budget: undefined },
      { name: 'shop_db_connections', worstCase: 1, budget: undefined },
    ]);
    expect(target).toBeUndefined();
  });

  it('is the bound of the catalog, and its services add up to it', () => {
    const { total, services } = catalogCardinality(ibexCatalog, { budgetOf: () => undefined });
    expect(total.worstCase).toBe(worstCaseSeries(ibexCatalog).total);
    expect(services.reduce((sum, { worstCase }) => sum + worstCase, 0)).toBe(total.worstCase);
  });

  it('has the figures of a target beside those of the worst case', () => {
    const { total, services, metrics, target } = report({}, counted);
    expect(total).toEqual({ worstCase: 19, budget: 40, actual: 7 });
    expect(services.map(({ name, actual }) => [name, actual])).toEqual([
      ['cart', 6],
      ['db', 1],
    ]);
    expect(metrics.find(({ name }) => name === 'shop_cart_requests_total')).toEqual({
      name: 'shop_cart_requests_total',
      type: 'counter',
      worstCase: 3,
      budget: 5,
      actual: 6,
      labels: [{ label: 'route', values: 3, seriesPerValue: 1, actualValues: 6 }],
    });
    expect(target).toEqual(counted.target);
  });

  it('of no metrics at all is nothing', () => {
    const empty = defineCatalog({ prefix: 'shop', services: ['cart'], metrics: [] });
    expect(catalogCardinality(empty, { budgetOf: () => undefined })).toEqual({
      total: { worstCase: 0 },
      services: [],
      metrics: [],
      labels: [],
    });
  });
});

describe('one more value of a label', () => {
  it('costs what it adds to all metrics that have the label with one domain', () => {
    const { labels } = catalogCardinality(ibexCatalog, { budgetOf: () => undefined });
    expect(labels.find(({ label }) => label === 'route')).toEqual({
      label: 'route',
      values: 7,
      metrics: ['ibex_proxy_request_duration_seconds', 'ibex_proxy_requests_total'],
      worstCase: 13_230,
      seriesPerValue: 5 * 27 * 14,
      exceeds: [
        { of: 'service', name: 'proxy', budget: 14_000 },
        { of: 'catalog', budget: 14_500 },
      ],
    });
  });

  it('is told apart where labels of one name have different domains, the dearest first', () => {
    const { labels } = report();
    expect(labels.map(({ label, values, seriesPerValue }) => [label, values, seriesPerValue])).toEqual([
      ['route', 1, 2],
      ['route', 3, 1],
      ['button', 2, 1],
    ]);
  });

  it('names the budgets that it exceeds, and no others', () => {
    const { labels } = report({ shop_cart_requests_total: 3, shop_cart_clicks_total: 1 });
    expect(labels.map(({ exceeds }) => exceeds)).toEqual([
      // That of the clicks is not kept as it is.
      [],
      [{ of: 'metric', name: 'shop_cart_requests_total', budget: 3 }],
      [],
    ]);
  });
});

describe('a budget', () => {
  it('is exceeded by what a target has, to the series', () => {
    expect(exceededBudgets(report({}, counted))).toEqual([
      { of: 'metric', name: 'shop_cart_requests_total', budget: 5, series: 6 },
    ]);
    expect(exceededBudgets(report({ shop_cart_requests_total: 6 }, counted))).toEqual([]);
  });

  it('of the whole target is exceeded by whatever is on it', () => {
    const target = { ...counted.target, budget: 29 };
    expect(exceededBudgets(report({ shop_cart_requests_total: 6 }, { ...counted, target }))).toEqual([
      { of: 'target', budget: 29, series: 30 },
    ]);
  });

  it('is exceeded by none where nothing was counted, and can be by what the catalog allows', () => {
    const budgets = { shop_cart_requests_total: 2 };
    expect(exceededBudgets(report(budgets))).toEqual([]);
    expect(exceedableBudgets(report(budgets))).toEqual([
      { of: 'metric', name: 'shop_cart_requests_total', budget: 2, series: 3 },
    ]);
    expect(exceedableBudgets(report())).toEqual([]);
  });
});
