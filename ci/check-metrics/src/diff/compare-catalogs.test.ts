import { counter, enumeration, gauge, histogram, type MetricDefinition, routeTemplates } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import { catalogOf } from '../testing/catalog-of.js';
import { CHANGE_CASES } from '../testing/change-cases.js';
import type { CatalogChange, CatalogDifference } from './catalog-change.js';
import { compareCatalogs } from './compare-catalogs.js';
import { VERDICTS } from './verdicts.js';

describe('compareCatalogs', () => {
  it.each(CHANGE_CASES)('$change: $verdict', ({ base, head, kind, verdict }) => {
    const changes = compareCatalogs(base, head);
    expect(changes.filter((change) => change.kind === kind)).toEqual([
      expect.objectContaining({ verdict, reason: expect.stringMatching(/^\S.{20,}[^.;]$/) as string }),
    ]);
  });

  it('has a case for every kind of change', () => {
    expect(new Set(CHANGE_CASES.map(({ kind }) => kind))).toEqual(new Set(Object.keys(VERDICTS)));
  });

  // What comes with the change that a case is about.
  const ACCOMPANIED: Readonly<Record<string, readonly CatalogDifference['kind'][]>> = {
    'a metric comes that replaces another': ['stability'],
    'a gauge becomes a histogram': ['buckets'],
    'a histogram becomes a gauge': ['buckets'],
    'the unit in a name changes': ['metric-renamed'],
    'a name loses its unit': ['metric-renamed'],
  };

  it.each(CHANGE_CASES)('$change, and nothing else is found', ({ change, base, head, kind }) => {
    const kinds = compareCatalogs(base, head).map((found) => found.kind);
    expect(kinds.toSorted()).toEqual([kind, ...(ACCOMPANIED[change] ?? [])].toSorted());
  });
});

describe('a metric that is gone and one that is new are', () => {
  const labels = { result: enumeration(['ok', 'error']) };
  const removed = counter('shop_api_orders_total', { help: 'Orders by result', labels });
  const found = (base: readonly MetricDefinition[], head: readonly MetricDefinition[]): string[] =>
    compareCatalogs(catalogOf(base), catalogOf(head)).map(namesOf);

  it.each([
    ['a word more', 'shop_api_placed_orders_total', 'Orders by result'],
    ['a misspelt word mended', 'shop_api_oders_total', 'Orders by result'],
    ['another service', 'shop_web_orders_total', 'Orders by result'],
    ['other words about it as well', 'shop_api_placed_orders_total', 'Orders that were placed'],
  ])('one, where it has %s', (_, name, help) => {
    expect(found([removed], [counter(name, { help, labels })])).toEqual(
      expect.arrayContaining([`metric-renamed shop_api_orders_total ${name}`]),
    );
  });

  it.each([
    [
      'the names have nothing in common',
      counter('shop_web_logins_total', { help: 'Orders by result', labels }),
    ],
    ['only the service is the same', counter('shop_api_users_total', { help: 'Users', labels })],
    [
      'a word of the name and of the help is another',
      counter('shop_api_refunds_total', { help: 'Refunds by result', labels }),
    ],
    ['only the name is alike', gauge('shop_api_open_orders', { help: 'Not yet paid for' })],
  ])('two, where %s', (_, added) => {
    expect(found([removed], [added])).toEqual([
      'metric-removed shop_api_orders_total',
      `metric-added ${added.name}`,
    ]);
  });

  it('one at most: the most alike', () => {
    const near = counter('shop_api_placed_orders_total', { help: 'Orders by result', labels });
    const nearer = counter('shop_api_orders_count_total', { help: 'Orders by result', labels });
    const far = counter('shop_api_paid_out_orders_total', { help: 'Orders by result', labels });
    expect(found([removed, near], [far, nearer, near])).toEqual([
      'metric-renamed shop_api_orders_total shop_api_orders_count_total',
      'metric-added shop_api_paid_out_orders_total',
    ]);
  });

  it('two, where a word of the name is another, and the help says of what', () => {
    const created = counter('shop_api_created_orders_total', { help: 'Orders created by result', labels });
    const refused = counter('shop_api_refused_orders_total', { help: 'Orders refused by result', labels });
    expect(found([created], [refused])).toEqual([
      'metric-removed shop_api_created_orders_total',
      'metric-added shop_api_refused_orders_total',
    ]);
  });

  it('two, where so many have the words in common that each would be compared with each', () => {
    const like = (count: number): MetricDefinition[] =>
      Array.from({ length: count }, (_, index) =>
        counter(`shop_api_orders_${String(index)}_total`, {
          help: `Orders by result ${String(index)}`,
          labels,
        }),
      );
    const kinds = (count: number) =>
      found([removed], like(count)).filter((change) => change.includes('renamed'));
    expect(kinds(64)).toHaveLength(1);
    expect(kinds(65)).toEqual([]);
  });

  it('two, where the one was deprecated: it was to go', () => {
    const deprecated: MetricDefinition = { ...removed, stability: { deprecatedSince: '2026-01-01' } };
    const added = counter('shop_api_placed_orders_total', { help: 'Orders by result', labels });
    expect(found([deprecated], [added])).toEqual([
      'metric-removed shop_api_orders_total',
      'metric-added shop_api_placed_orders_total',
    ]);
  });

  it('two, where the other takes the place of a third', () => {
    const added = counter('shop_api_placed_orders_total', { help: 'Orders by result', labels });
    const third = counter('shop_api_sales_total', { help: 'Sales' });
    const replaced: MetricDefinition = {
      ...third,
      stability: { deprecatedSince: '2026-01-01', replacedBy: added.name },
    };
    expect(found([removed, third], [replaced, added])).toEqual([
      'metric-removed shop_api_orders_total',
      'stability shop_api_sales_total',
      'metric-added shop_api_placed_orders_total',
    ]);
  });

  it('one with its other differences under its old name', () => {
    const head = counter('shop_api_placed_orders_total', {
      help: 'Orders by result',
      labels: { result: enumeration(['ok', 'error', 'open']) },
    });
    expect(found([removed], [head])).toEqual([
      'metric-renamed shop_api_orders_total shop_api_placed_orders_total',
      'values-added shop_api_orders_total',
    ]);
  });
});

describe('a label that is gone and one that is new are', () => {
  const kindsOf = (base: MetricDefinition['labels'], head: MetricDefinition['labels']): string[] => {
    const metric = (labels: MetricDefinition['labels']) => gauge('shop_api_jobs', { help: 'Jobs', labels });
    return compareCatalogs(catalogOf([metric(base)]), catalogOf([metric(head)])).map(({ kind }) => kind);
  };
  const routes = routeTemplates(['/a', '/b', '/c']);

  it.each([
    [
      'the name is alike, and half of the values',
      { code: enumeration(['a', 'b']) },
      { status_code: enumeration(['a', 'b', 'c']) },
    ],
    ['the values are the same, and more than two', { route: routes }, { path: routes }],
  ])('one, where %s', (_, base, head) => {
    expect(kindsOf(base, head)[0]).toBe('label-renamed');
  });

  it.each([
    ['only the name is alike', { code: enumeration(['a', 'b']) }, { status_code: enumeration(['c', 'd']) }],
    [
      'the values are those of any flag',
      { cached: enumeration(['true', 'false']) },
      { retried: enumeration(['true', 'false']) },
    ],
    [
      'the values are of another kind',
      { route: routes },
      { path: enumeration(['/a', '/b', '/c', 'unmatched']) },
    ],
  ])('two, where %s', (_, base, head) => {
    expect(kindsOf(base, head)).toEqual(['label-removed', 'label-added']);
  });
});

it('what follows from the labels is no change of the series that start at zero', () => {
  const metric = (labels: MetricDefinition['labels'], initial: NonNullable<MetricDefinition['initial']>) =>
    catalogOf([{ ...histogram('shop_api_wait_seconds', { help: 'Waits', labels }), initial }]);
  const changes = compareCatalogs(
    metric({ code: enumeration(['200', '418', '500']), tier: enumeration(['a', 'b']) }, [
      { code: ['200', '418'], tier: ['a'] },
      { code: ['418'] },
    ]),
    metric({ status_code: enumeration(['200', '500']) }, [{ status_code: ['200'] }]),
  );
  expect(changes.map(({ kind }) => kind)).toEqual(['label-renamed', 'values-removed', 'label-removed']);
});

function namesOf(change: CatalogChange): string {
  const to = change.kind === 'metric-renamed' ? ` ${change.to}` : '';
  return `${change.kind} ${'metric' in change ? change.metric : ''}${to}`.trim();
}
