import { describe, expect } from 'vitest';

import {
  body,
  counters,
  describeFindings,
  describeSilence,
  RESTARTED,
  START,
} from '../testing/scrape-cases.js';

describe('a series that vanished', () => {
  describeFindings([
    {
      title: 'of the catalog: an error, with its place in the body that had it',
      scrapes: [
        counters(START, 'shop_web_orders_total{result="paid"} 1', 'shop_web_orders_total{result="failed"} 2'),
        counters(START, 'shop_web_orders_total{result="paid"} 1'),
      ],
      expected: {
        code: 'series/vanished',
        severity: 'error',
        metric: 'shop_web_orders_total',
        scrape: 1,
        line: 6,
        message: 'shop_web_orders_total{result="failed"} was in scrape 1 and is not in scrape 2',
      },
    },
    {
      title: 'of another family: a warning, with the number of others',
      scrapes: [
        counters(START, 'x_total{a="1"} 1', 'x_total{a="2"} 1', 'x_total{a="3"} 1'),
        counters(START, 'x_total{a="3"} 1'),
      ],
      expected: {
        code: 'series/vanished',
        severity: 'warning',
        message: 'x_total{a="1"} was in scrape 1 and is not in scrape 2; nor is 1 more of its 3 series',
      },
    },
    {
      title: 'with its whole family',
      scrapes: [counters(START, 'x_total{a="1"} 1', 'x_total{a="2"} 1'), counters(START)],
      expected: {
        code: 'series/vanished',
        severity: 'warning',
        message: 'x_total{a="1"} was in scrape 1 and is not in scrape 2; the whole metric is gone, 2 series',
      },
    },
    {
      title: 'an info metric as a whole',
      scrapes: [body({}, START, 'build_info{version="1"} 1'), body({}, START)],
      expected: {
        code: 'series/vanished',
        message: expect.stringContaining('the whole metric is gone') as string,
      },
    },
    {
      title: 'where every counter is gone, which may be a restart: a warning',
      scrapes: [counters('shop_web_orders_total{result="paid"} 1', 'x_total 0'), counters('x_total 0')],
      expected: {
        code: 'series/vanished',
        severity: 'warning',
        message: expect.stringContaining('(a restart cannot be ruled out)') as string,
      },
    },
  ]);

  describeSilence([
    {
      title: 'series that come and go across a restart',
      scrapes: [
        counters(START, 'x_total{a="1"} 1'),
        counters(RESTARTED, 'x_total{a="2"} 1', 'y_total 1'),
        counters(RESTARTED, 'x_total{a="2"} 2', 'y_total 1'),
      ],
    },
    {
      title: 'series of another process that ended',
      scrapes: [
        counters(START, 'process_start_time_seconds{job="a"} 5', 'x_total{job="a"} 5', 'x_total{job="b"} 5'),
        counters(START, 'x_total{job="b"} 5'),
      ],
    },
    {
      title: 'an info metric that tells of something else now',
      scrapes: [
        body({}, START, 'config_info{revision="1"} 1'),
        body({}, START, 'config_info{revision="2"} 1'),
        body({}, START, 'config_info{revision="3"} 1'),
      ],
    },
    {
      title: 'a label that is empty now, which to Prometheus is the same series',
      scrapes: [counters(START, 'x_total 1'), counters(START, 'x_total{a=""} 1')],
    },
    {
      title: 'what only tells when a series was created',
      scrapes: [
        body({ x: 'counter' }, 'x_total 5', 'x_created 1000', '# EOF'),
        body({ x: 'counter' }, 'x_total 5', '# EOF'),
      ],
      options: { format: 'openmetrics' },
    },
  ]);
});
