import { ibexCatalog } from '@ibex/metrics';
import { describe, expect, it } from 'vitest';

import { realScrape } from '../testing/scrape-edits.js';
import { counters, findings, shopCatalog, START } from '../testing/scrape-cases.js';
import { findingsOfScrapes, readScrape } from '../testing/scraped-history.js';
import { ScrapeHistory } from './scrape-history.js';

describe('a history', () => {
  it('has no finding about a real service that is scraped three times', async () => {
    const scrape = await realScrape({ runtimeMetrics: false });
    expect(findingsOfScrapes(ibexCatalog, [scrape, scrape, scrape])).toEqual([]);
  });

  it('has no finding after one scrape, and none before', () => {
    expect(findings([])).toEqual([]);
    expect(findings([counters('x_total 1')])).toEqual([]);
  });

  it('counts scrapes that brought nothing', () => {
    const history = new ScrapeHistory(shopCatalog);
    readScrape(history, counters(START, 'x_total 2'), { at: 0 });
    history.startScrape(1000);
    readScrape(history, counters(START, 'x_total 1'), { at: 2000 });
    expect(history.findings()).toMatchObject([
      { scrape: 3, message: expect.stringContaining('between scrape 1 and 3') as string },
    ]);
  });

  it('leaves out series beyond its limit, and tells how many samples that were', () => {
    const history = new ScrapeHistory(shopCatalog, { mostSeries: 2 });
    readScrape(history, counters('x_total{a="1"} 2', 'x_total{a="2"} 2', 'x_total{a="3"} 2'), { at: 0 });
    readScrape(history, counters('x_total{a="1"} 2', 'x_total{a="2"} 1', 'x_total{a="3"} 1'), { at: 1 });
    expect(history.findings()).toMatchObject([
      { message: expect.stringMatching(/^x_total\{a="2"\} fell/) as string },
      {
        code: 'series/too-many',
        severity: 'warning',
        message: 'has had more than 2 series, so 2 samples of the scrapes were not compared',
        fix: expect.stringContaining('label without a bound') as string,
      },
    ]);
  });

  it('leaves out series beyond its limit whose labels it knows', () => {
    const history = new ScrapeHistory(shopCatalog, { mostSeries: 2 });
    readScrape(history, counters('x_total{a="1"} 2', 'x_total{b="1"} 2', 'x_total{a="1",b="1"} 2'), {
      at: 0,
    });
    expect(history.findings()).toMatchObject([
      { message: 'has had more than 2 series, so 1 sample of the scrapes was not compared' },
    ]);
  });

  it('shortens what is long and quotes what ends a value', () => {
    const label = `a\\"b${'c'.repeat(100)}`;
    const [finding] = findings([
      counters(START, `x_total{a="${label}"} 2`),
      counters(START, `x_total{a="${label}"} 1`),
    ]);
    expect(finding?.message).toMatch(/^x_total\{a="a\\"bc{57}…"\} fell/);
  });
});
