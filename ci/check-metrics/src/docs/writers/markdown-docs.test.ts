import { counter, defineCatalog, enumeration, gauge, histogram } from '@ibex/catalog';
import fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';

import { randomCatalog } from '../../testing/random-catalog.js';
import { catalogDocs, type CatalogDocsOptions } from '../make-catalog-docs.js';
import { markdownDocs } from './markdown-docs.js';

const help = 'Help';

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['cart'],
  subsystems: ['db'],
  deprecationDays: 30,
  serviceBudgets: { cart: 200 },
  metrics: [
    histogram('shop_cart_wait_seconds', { help, labels: { result: enumeration(['ok', 'error']) } }),
    counter('shop_cart_Orders_total', {
      help,
      stability: { deprecatedSince: '2026-12-15', replacedBy: 'shop_cart_orders_total' },
    }),
    counter('shop_cart_orders_total', { help, stability: 'experimental', budget: 5 }),
    gauge('shop_db_fill_ratio', {
      help,
      labels: {
        many: enumeration(
          Array.from({ length: 13 }, (_, index) => `value ${String(index)}`),
          { other: 'value 0' },
        ),
      },
    }),
  ],
});

function sectionOf(name: string, options: CatalogDocsOptions = {}): string {
  const markdown = markdownDocs(catalogDocs(catalog, options), { linkTo: (file) => `../${file}` });
  return markdown.split(/^(?=##)/m).find((section) => section.startsWith(`### \`${name}\``)) ?? '';
}

describe('a page has of a metric', () => {
  it.each([
    [
      'its help, unit and stability',
      'shop_cart_wait_seconds',
      '\n\nHelp\n\n- Type: histogram, in seconds\n- Stability: stable\n',
    ],
    [
      'its series, and how they come about',
      'shop_cart_wait_seconds',
      '- Series: 26 at worst on a target (2 × 13); of each label set 10 buckets, `+Inf`, `_sum` and `_count`\n',
    ],
    ['its budget', 'shop_cart_orders_total', '- Series: 1 at worst on a target, budget 5\n'],
    ['its buckets', 'shop_cart_wait_seconds', '- Buckets: `0.001`, `0.005`,'],
    ['that it has no labels', 'shop_cart_orders_total', '- Labels: none\n'],
    [
      'that it may change',
      'shop_cart_orders_total',
      '- Stability: experimental, may change or go at any time\n',
    ],
    [
      'when it may go, and what to use instead, whose heading is numbered',
      'shop_cart_Orders_total',
      '- Stability: **deprecated** since 2026-12-15, may go from 2027-01-14; use [`shop_cart_orders_total`](#shop_cart_orders_total-1) instead\n',
    ],
    ['a share', 'shop_db_fill_ratio', '- Type: gauge, in shares of 1\n'],
    ['few values as they are', 'shop_cart_wait_seconds', '\n\n`result`: `ok`, `error`\n\n'],
    [
      'many values folded away',
      'shop_db_fill_ratio',
      '\n\n<details>\n<summary><code>many</code>: 13 values</summary>\n\n`value 0`, `value 1`,',
    ],
    [
      'what stands for others',
      'shop_db_fill_ratio',
      '`value 12`, anything else is `value 0`\n\n</details>\n',
    ],
    ['a query', 'shop_cart_orders_total', '\n\n```promql\nsum(rate(shop_cart_orders_total[5m]))\n```\n'],
  ])('%s', (_, name, text) => {
    expect(sectionOf(name)).toContain(text);
  });

  it('links to where it is recorded, if somebody looked', () => {
    const recordedIn = new Map([['shop_db_fill_ratio', ['src/a.ts', 'src/b [c].ts']]]);
    expect(sectionOf('shop_db_fill_ratio', { recordedIn })).toContain(
      '- Recorded in: [`src/a.ts`](../src/a.ts), [`src/b [c].ts`](../src/b [c].ts)\n',
    );
    expect(sectionOf('shop_cart_wait_seconds', { recordedIn })).toContain(
      '- Recorded in: no file that was searched\n',
    );
    expect(sectionOf('shop_cart_wait_seconds')).not.toContain('Recorded in');
  });
});

it('a page begins with all of it in a table', () => {
  expect(
    markdownDocs(catalogDocs(catalog), { linkTo: (file) => file })
      .split('\n')
      .slice(4, 15),
  ).toEqual([
    '4 metrics, 41 series at worst on a target.',
    '',
    '| Metric                                                | Type      | Labels   | Series at worst | Stability    |',
    '| ----------------------------------------------------- | --------- | -------- | --------------: | ------------ |',
    '| [`shop_cart_wait_seconds`](#shop_cart_wait_seconds)   | histogram | `result` |              26 | stable       |',
    '| [`shop_cart_Orders_total`](#shop_cart_orders_total)   | counter   |          |               1 | deprecated   |',
    '| [`shop_cart_orders_total`](#shop_cart_orders_total-1) | counter   |          |               1 | experimental |',
    '| [`shop_db_fill_ratio`](#shop_db_fill_ratio)           | gauge     | `many`   |              13 | stable       |',
    '',
    '## Service cart',
    '',
  ]);
});

it('a page of nothing says so', () => {
  const nothing = defineCatalog({ prefix: 'shop', services: [], metrics: [] });
  expect(
    markdownDocs(catalogDocs(nothing), { linkTo: (file) => file })
      .split('\n')
      .slice(4),
  ).toEqual(['The catalog has no metrics.', '']);
});

it('a page is as Prettier writes it', async () => {
  const options = await resolveConfig(import.meta.filename);
  await fc.assert(
    fc.asyncProperty(randomCatalog(), async (random) => {
      const recordedIn = new Map(random.metrics.map(({ name }) => [name, ['src/a_b.ts', 'src/c.ts']]));
      const markdown = markdownDocs(catalogDocs(random, { recordedIn }), { linkTo: (file) => file });
      expect(await format(markdown, { ...options, parser: 'markdown' })).toBe(markdown);
    }),
    { numRuns: 40 },
  );
});
