import { describe } from 'vitest';

import {
  body,
  describeFindings,
  describeSilence,
  histogramLines,
  RESTARTED,
  START,
} from '../testing/scrape-cases.js';

const HISTOGRAM = { h: 'histogram' } as const;

describe('a histogram whose buckets change', () => {
  const SHOP = { shop_web_wait_seconds: 'histogram' } as const;
  const shop = (...bounds: readonly string[]) =>
    body(SHOP, START, ...histogramLines([...bounds, '+Inf'], 1, 1, 'shop_web_wait_seconds'));

  describeFindings([
    {
      title: 'of the catalog: an error that names the bounds, and no series that vanished',
      scrapes: [shop('0.5', '1'), shop('0.25', '1', '2')],
      expected: {
        code: 'series/buckets-changed',
        severity: 'error',
        metric: 'shop_web_wait_seconds',
        scrape: 2,
        line: 1,
        message: 'has other buckets in scrape 2 than in scrape 1: it lost 0.5 and gained 0.25, 2',
      },
    },
  ]);

  describeSilence([
    {
      title: 'across a restart',
      scrapes: [
        body(HISTOGRAM, START, ...histogramLines(['1', '+Inf'], 1, 1)),
        body(HISTOGRAM, RESTARTED, ...histogramLines(['2', '+Inf'], 1, 1)),
      ],
    },
    {
      title: 'buckets that only fill',
      scrapes: [
        body(HISTOGRAM, START, 'h_bucket{le="1"} 1', 'h_bucket{le="+Inf"} 1', 'h_sum 1', 'h_count 1'),
        body(HISTOGRAM, START, 'h_bucket{le="1"} 1', 'h_bucket{le="+Inf"} 2', 'h_sum 1', 'h_count 2'),
      ],
    },
  ]);
});
