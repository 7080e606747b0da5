import { counter, defineCatalog, enumeration, gauge, histogram } from '@ibex/catalog';
import { describe, expect, it } from 'vitest';

import { foundIn } from '../testing/found-in.js';

const gone = (replacedBy?: string) => ({
  help: 'Old',
  stability: { deprecatedSince: '2026-11-20', ...(replacedBy !== undefined && { replacedBy }) },
});

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['api'],
  deprecationDays: 14,
  metrics: [
    counter('shop_api_calls_total', gone('shop_api_requests_total')),
    counter('shop_api_polls_total', gone('shop_api_wait_seconds')),
    histogram('shop_api_pause_seconds', gone('shop_api_wait_seconds')),
    gauge('shop_api_workers', gone()),
    counter('shop_api_requests_total', {
      help: 'Requests',
      labels: { result: enumeration(['ok', 'error']) },
    }),
    histogram('shop_api_wait_seconds', { help: 'Waits' }),
  ],
});

const found = (expression: string): string[] =>
  foundIn(expression, catalog).map(
    ({ column, code, severity, metric, fix }) =>
      `${String(column)} ${severity} ${code} ${String(metric)}: ${String(fix)}`,
  );

describe('a query for a metric that is going to go', () => {
  it.each([
    ['sum(rate(shop_api_calls_total[5m]))', 10, 'shop_api_calls_total', 'use shop_api_requests_total'],
    ['rate(shop_api_polls_total[5m])', 6, 'shop_api_polls_total', 'use shop_api_wait_seconds_count'],
    [
      'rate(shop_api_pause_seconds_bucket[5m])',
      6,
      'shop_api_pause_seconds',
      'use shop_api_wait_seconds_bucket',
    ],
    ['rate(shop_api_pause_seconds_sum[5m])', 6, 'shop_api_pause_seconds', 'use shop_api_wait_seconds_sum'],
    [
      'shop_api_workers',
      1,
      'shop_api_workers',
      'nothing replaces it: remove the query, or ask those who own the metric',
    ],
    ['{__name__="shop_api_calls_total"}', 11, 'shop_api_calls_total', 'use shop_api_requests_total'],
    [
      '{__name__=~"shop_api_requests_total|shop_api_calls_total"}',
      37,
      'shop_api_calls_total',
      'use shop_api_requests_total',
    ],
    ['{__name__=~"shop_api_calls.*"}', 12, 'shop_api_calls_total', 'use shop_api_requests_total'],
  ])('is told in %s', (expression, column, metric, fix) => {
    expect(found(expression)).toEqual([
      `${String(column)} warning query/deprecated-metric ${metric}: ${fix}`,
    ]);
  });

  it('is told since when, and from which day on it may go', () => {
    const [finding] = foundIn('shop_api_workers', catalog);
    expect(finding?.message).toBe('is deprecated since 2026-11-20, and may go from 2026-12-04 on');
  });

  it.each(['shop_api_requests_total', '{__name__=~"shop_api_.*"}', '{__name__=~".+"}'])(
    'is not %s',
    (expression) => {
      expect(found(expression)).toEqual([]);
    },
  );
});

describe('a pattern that lists names', () => {
  it.each([
    ['{__name__=~"shop_api_requests_total|shop_api_nothing_total"}', '37 shop_api_nothing_total'],
    ['{__name__=~"shop_api_requests_total|shop_api_wait_seconds_count", rout="x"}', '67 rout'],
    ['{__name__=~"shop_api_requests_total|shop_api_wait_seconds_count", result="x"}', '74 result'],
  ])('%s is held to all of them', (expression, finding) => {
    const all = foundIn(expression, catalog);
    expect(all.map(({ column, label, metric }) => `${String(column)} ${label ?? String(metric)}`)).toEqual([
      finding,
    ]);
  });

  it.each([
    '{__name__=~"shop_api_requests_total|shop_api_wait_seconds_count", result="ok"}',
    '{__name__=~"shop_api_requests_total|up", anything="ok"}',
    String.raw`{__name__=~"shop_api_requests_total\x7cshop_api_x"}`,
    '{__name__=~"|shop_api_nothing_total", job="a"}',
  ])('%s is not', (expression) => {
    expect(foundIn(expression, catalog)).toEqual([]);
  });
});
