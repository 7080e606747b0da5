import { describe } from 'vitest';

import { counters, describeFindings, describeSilence, RESTARTED, START } from '../testing/scrape-cases.js';

describe('a family that comes late', () => {
  describeFindings([
    {
      title: 'of the catalog: an error',
      scrapes: [counters(START), counters(START), counters(START, 'shop_web_orders_total{result="paid"} 1')],
      expected: {
        code: 'series/family-late',
        severity: 'error',
        metric: 'shop_web_orders_total',
        scrape: 3,
        line: 3,
        message: 'has no sample in scrape 1 and appears in scrape 3: it appears only under load',
      },
    },
    {
      title: 'another: a warning',
      scrapes: [counters(START), counters(START, 'x_total 1')],
      expected: { code: 'series/family-late', severity: 'warning', metric: 'x_total', scrape: 2 },
    },
  ]);

  describeSilence([
    { title: 'after a restart', scrapes: [counters(START), counters(RESTARTED, 'x_total 1')] },
    { title: 'declared early and never sampled', scrapes: [START, counters(START)] },
  ]);
});
