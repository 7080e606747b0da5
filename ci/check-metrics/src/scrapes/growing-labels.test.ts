import { describe, expect, it } from 'vitest';

import {
  body,
  counters,
  describeFindings,
  describeSilence,
  findings,
  RESTARTED,
  START,
} from '../testing/scrape-cases.js';

describe('a label with more values in each scrape', () => {
  function orders(...results: readonly string[]): string {
    return counters(START, ...results.map((result) => `shop_web_orders_total{result="${result}"} 1`));
  }

  function users(first: number, last: number): string {
    const ids = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
    return counters(START, ...ids.map((id) => `x_total{user="u${id}"} 1`));
  }

  describeFindings([
    {
      title: 'of any family: a warning with the counts, the rate and the newest values',
      scrapes: [users(1, 10), users(1, 14), users(1, 18)],
      expected: {
        code: 'series/label-values-growing',
        severity: 'warning',
        metric: 'x_total',
        label: 'user',
        scrape: 3,
        line: 22,
        column: 15,
        message:
          'label "user" has had more values with each scrape: 10 → 14 → 18, 4 more per second; the newest are "u16", "u17", "u18"',
      },
    },
    {
      title: 'of the catalog, outside its domain: an error that counts only those',
      scrapes: [orders('paid'), orders('paid', 'x1', 'failed'), orders('paid', 'x1', 'failed', 'x2')],
      expected: {
        code: 'series/label-values-growing',
        severity: 'error',
        metric: 'shop_web_orders_total',
        label: 'result',
        message:
          'label "result" has had more values outside its domain with each scrape: 0 → 1 → 2, 1 more per second; the newest are "x1", "x2"',
      },
    },
    {
      title: 'of the catalog, a label that it does not declare',
      scrapes: [1, 2, 3].map((most) =>
        counters(
          START,
          ...[1, 2, 3]
            .slice(0, most)
            .map((user) => `shop_web_orders_total{result="paid",user="${String(user)}"} 1`),
        ),
      ),
      expected: { code: 'series/label-values-growing', severity: 'error', label: 'user' },
    },
    {
      title: 'in OpenMetrics, once',
      scrapes: [1, 2, 3].map((most) =>
        body(
          { x: 'counter' },
          ...['a', 'b', 'c'].slice(0, most).flatMap((a) => [`x_total{a="${a}"} 1`, `x_created{a="${a}"} 1`]),
          '# EOF',
        ),
      ),
      options: { format: 'openmetrics' },
      expected: { code: 'series/label-values-growing', metric: 'x_total' },
    },
  ]);

  it('is found where values go as others come', () => {
    const found = findings([users(1, 3), users(4, 6), users(7, 9)]);
    expect(found.map(({ code }) => code)).toEqual(['series/vanished', 'series/label-values-growing']);
    expect(found[1]?.message).toContain('3 → 6 → 9');
  });

  describeSilence([
    { title: 'over two scrapes, which say nothing', scrapes: [users(1, 10), users(1, 14)] },
    { title: 'that stopped growing', scrapes: [users(1, 10), users(1, 14), users(1, 14)] },
    { title: 'that grew late', scrapes: [users(1, 10), users(1, 10), users(1, 14)] },
    {
      title: 'of the catalog, inside its domain',
      scrapes: [orders('paid'), orders('paid', 'failed'), orders('paid', 'failed', 'open')],
    },
    {
      title: 'that counts anew after a restart',
      scrapes: [
        counters(START, 'x_total{a="1"} 1'),
        counters(START, 'x_total{a="1"} 1', 'x_total{a="2"} 1'),
        counters(RESTARTED, 'x_total{a="3"} 1'),
        counters(RESTARTED, 'x_total{a="3"} 1', 'x_total{a="4"} 1'),
      ],
    },
    {
      title: 'quantiles',
      scrapes: [1, 2, 3].map((most) =>
        body(
          { s: 'summary' },
          START,
          ...['0.5', '0.9', '0.99'].slice(0, most).map((quantile) => `s{quantile="${quantile}"} 1`),
          's_sum 1',
          's_count 1',
        ),
      ),
    },
  ]);
});
