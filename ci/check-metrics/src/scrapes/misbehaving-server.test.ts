import { defineCatalog, counter, enumeration } from '@ibex/catalog';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { LoopbackServers } from '../testing/loopback.js';
import { readScrape } from '../testing/scraped-history.js';
import { ScrapeHistory } from './scrape-history.js';
import { scrapeRepeatedly } from './scrape-repeatedly.js';

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['web'],
  metrics: [
    counter('shop_web_orders_total', { help: 'Orders', labels: { result: enumeration(['paid', 'failed']) } }),
    counter('shop_web_refunds_total', { help: 'Refunds' }),
  ],
});

let servers: LoopbackServers;

beforeEach(() => {
  servers = new LoopbackServers();
});

afterEach(async () => {
  await servers.close();
});

/** A shop that counts what it is asked for, and badly. */
async function startShop(): Promise<URL> {
  let orders = 0;
  return servers.http((request, response) => {
    if (request.url?.startsWith('/order')) {
      orders++;
      response.end();
      return;
    }
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(
      [
        '# TYPE process_start_time_seconds gauge',
        'process_start_time_seconds 1000',
        '# TYPE shop_web_orders_total counter',
        // Orders that are open are subtracted again.
        `shop_web_orders_total{result="paid"} ${String(10 - orders)}`,
        // Only where nothing was ordered yet.
        ...(orders === 0 ? ['shop_web_orders_total{result="failed"} 0'] : []),
        ...(orders > 0 ? ['# TYPE shop_web_refunds_total counter', 'shop_web_refunds_total 1'] : []),
        '# TYPE users_total counter',
        ...Array.from({ length: 5 + orders }, (_, user) => `users_total{user="u${String(user)}"} 1`),
        '',
      ].join('\n'),
    );
  });
}

it('a server whose counters misbehave under load is found out by several scrapes with an exercise', async () => {
  const url = await startShop();
  const history = new ScrapeHistory(catalog);
  const order = `require('node:http').get(new URL('/order', process.env.CHECK_METRICS_TARGETS.split(' ')[0]))`;
  await scrapeRepeatedly(
    {
      scrapes: 3,
      interval: 20,
      exercise: { command: `"${process.execPath}" -e "${order}"`, targets: [url.href] },
    },
    async (index) => {
      readScrape(history, await (await fetch(url)).text(), { at: performance.now() });
      if (index > 0) await fetch(new URL('/order', url));
    },
  );
  expect(
    history
      .findings()
      .map(({ code, severity, metric, scrape, line }) => ({ code, severity, metric, scrape, line })),
  ).toEqual([
    { code: 'series/counter-fell', severity: 'error', metric: 'shop_web_orders_total', scrape: 3, line: 4 },
    { code: 'series/vanished', severity: 'error', metric: 'shop_web_orders_total', scrape: 1, line: 5 },
    { code: 'series/family-late', severity: 'error', metric: 'shop_web_refunds_total', scrape: 2, line: 5 },
    { code: 'series/label-values-growing', severity: 'warning', metric: 'users_total', scrape: 3, line: 14 },
  ]);
});

it('a server with more series than are compared is told to have been compared in part', async () => {
  const url = await startShop();
  const history = new ScrapeHistory(catalog, { mostSeries: 4 });
  for (let at = 0; at < 2; at++) readScrape(history, await (await fetch(url)).text(), { at });
  expect(history.findings()).toMatchObject([
    {
      code: 'series/too-many',
      severity: 'warning',
      message: 'has had more than 4 series, so 8 samples of the scrapes were not compared',
    },
  ]);
});
