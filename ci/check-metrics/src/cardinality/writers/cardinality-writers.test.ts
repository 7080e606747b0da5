import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { Ajv } from 'ajv';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';

import type { CardinalityReport, MetricFigures } from '../cardinality-report.js';
import { jsonCardinality } from './json-cardinality.js';
import { markdownCardinality } from './markdown-cardinality.js';
import { prettyCardinality } from './pretty-cardinality.js';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schemas/cardinality.schema.json'), 'utf8'),
) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const PLAIN = picocolors.createColors(false);

function metric(name: string, worstCase: number, more: Partial<MetricFigures> = {}): MetricFigures {
  return { name, type: 'counter', worstCase, labels: [], ...more };
}

const plain: CardinalityReport = {
  total: { worstCase: 120, budget: 125 },
  services: [{ name: 'cart', metrics: 2, worstCase: 120 }],
  metrics: [
    metric('shop_cart_orders_total', 100, {
      budget: 104,
      labels: [{ label: 'route', values: 20, seriesPerValue: 5 }],
    }),
    metric('shop_cart_clicks_total', 20),
  ],
  labels: [
    {
      label: 'route',
      values: 20,
      metrics: ['shop_cart_orders_total'],
      worstCase: 100,
      seriesPerValue: 5,
      exceeds: [{ of: 'metric', name: 'shop_cart_orders_total', budget: 104 }],
    },
  ],
};

const counted: CardinalityReport = {
  ...plain,
  total: { worstCase: 120, budget: 125, actual: 106 },
  services: [{ name: 'cart', metrics: 2, worstCase: 120, actual: 106 }],
  metrics: [
    metric('shop_cart_orders_total', 100, { budget: 104, actual: 105 }),
    metric('shop_cart_clicks_total', 20, { actual: 1 }),
  ],
  target: { name: 'staging', address: 'http://shop/metrics', series: 110, otherFamilies: 1, otherSeries: 4 },
};

/** As a catalog that no policy was held against, and a target that someone else made, may be. */
const HOSTILE = 'a\u001b[31m`|\n<b>\u202e';
const hostile: CardinalityReport = {
  total: { worstCase: 1, actual: 2 },
  services: [{ name: HOSTILE, metrics: 1, worstCase: 1, actual: 2, budget: 1 }],
  metrics: [metric(HOSTILE, 1, { actual: 2, budget: 1 })],
  labels: [
    {
      label: HOSTILE,
      values: 1,
      metrics: [HOSTILE],
      worstCase: 1,
      seriesPerValue: 1,
      exceeds: [{ of: 'service', name: HOSTILE, budget: 1 }],
    },
  ],
  target: { name: HOSTILE, address: HOSTILE, series: 2, otherFamilies: 0, otherSeries: 0 },
};

const large: CardinalityReport = {
  total: { worstCase: 50 },
  services: [],
  metrics: Array.from({ length: 50 }, (_, index) => metric(`shop_cart_m${String(index)}_total`, 1)),
  labels: Array.from({ length: 50 }, (_, index) => ({
    label: `l${String(index)}`,
    values: 1,
    metrics: ['shop_cart_m0_total'],
    worstCase: 1,
    seriesPerValue: 1,
    exceeds: [],
  })),
};

describe('for a person', () => {
  const pretty = (report: CardinalityReport, width = 60): string[] =>
    prettyCardinality(report, { colors: PLAIN, width }).split('\n');

  it('there is a bar for each metric, as wide as there is room', () => {
    expect(pretty(plain)).toEqual([
      '120 series at worst of 2 metrics, budget 125',
      '',
      'metric                  worst case  budget',
      'shop_cart_orders_total         100     104  ################',
      'shop_cart_clicks_total          20          ###',
      '',
      'service  worst case',
      'cart            120  #######################################',
      '',
      'label  values  metrics  worst case  one more value',
      'route      20        1         100              +5  too many for shop_cart_orders_total (104)',
      '',
    ]);
  });

  it('a target may have more than there can be', () => {
    const over = { ...counted, total: { worstCase: 100, actual: 106 } };
    expect(pretty(over, 70)[1]).toMatch(/ has 106 of them \(106\.0%\), 6 more than there can be$/);
    expect(markdownCardinality(over)).toContain(' has 106 of them (106.0%); 6 more than there can be. ');
  });

  it('there is what a target has, what can come, and the budget that is exceeded', () => {
    expect(pretty(counted, 70)).toEqual([
      '120 series at worst of 2 metrics, budget 125',
      'staging (http://shop/metrics) has 106 of them (88.3%), 14 can come',
      'besides 4 series of 1 family that are not in the catalog',
      '',
      'metric                  actual  worst case  distance  budget  # there, - to come',
      'shop_cart_orders_total     105         100        -5     104  ##########',
      'shop_cart_clicks_total       1          20        19          #-',
      '',
      'service  actual  worst case  distance  # there, - to come',
      'cart        106         120        14  ###########################----',
      '',
      'label  values  metrics  worst case  one more value',
      'route      20        1         100              +5  too many for shop_cart_orders_total (104)',
      '',
      '✗ shop_cart_orders_total has 105 series, the budget is 104',
      '',
    ]);
  });

  it('a narrow terminal has bars all the same', () => {
    expect(pretty(plain, 1)[3]).toBe('shop_cart_orders_total         100     104  ##########');
  });

  it('colours add nothing but themselves', () => {
    const colors = picocolors.createColors(true);
    for (const report of [plain, counted, hostile, large]) {
      const painted = prettyCardinality(report, { colors, width: 80 });
      expect(painted).toContain('\u001b[');
      expect(stripVTControlCharacters(painted)).toBe(pretty(report, 80).join('\n'));
    }
  });

  it('of a large catalog the largest are shown, and the rest is counted', () => {
    const shown = pretty(large);
    expect(shown.filter((line) => line.startsWith('shop_'))).toHaveLength(40);
    expect(shown).toContain('10 more metrics, 10 series at worst');
    expect(shown).toContain('10 more labels');
  });

  it('there is no table of services where no metric is of one', () => {
    expect(pretty(large)).not.toContainEqual(expect.stringContaining('service'));
  });

  it('names are harmless', () => {
    expect(pretty(hostile).join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('a catalog without metrics has one line', () => {
    const nothing = { total: { worstCase: 0 }, services: [], metrics: [], labels: [] };
    expect(pretty(nothing)).toEqual(['0 series at worst of no metrics', '']);
  });
});

describe('for a program', () => {
  it.each([
    ['a catalog', plain],
    ['a target', counted],
    ['names of all kinds', hostile],
    ['a large catalog, all of it', large],
  ])('the published schema takes %s', (_, report) => {
    const json = jsonCardinality(report);
    expect(validate(JSON.parse(json)), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.parse(json)).toMatchObject({ metrics: report.metrics.map(({ name }) => ({ name })) });
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('the schema takes no other', () => {
    const document = JSON.parse(jsonCardinality(counted)) as object;
    expect(validate({ ...document, version: 2 })).toBe(false);
    expect(validate({ ...document, total: {} })).toBe(false);
    expect(validate({ ...document, exitCode: 2 })).toBe(false);
  });

  it('there is the distance, which can be below nothing, and the exit code', () => {
    expect(JSON.parse(jsonCardinality(counted))).toMatchObject({
      version: 1,
      exitCode: 1,
      total: { worstCase: 120, actual: 106, distance: 14 },
      metrics: [{ distance: -5 }, { distance: 19 }],
      exceeded: [{ of: 'metric', name: 'shop_cart_orders_total', budget: 104, series: 105 }],
    });
    expect(JSON.parse(jsonCardinality(plain))).not.toHaveProperty('total.distance');
  });
});

describe('in Markdown', () => {
  it('there are tables of the same', () => {
    expect(markdownCardinality(counted).split('\n')).toEqual([
      '### Series: 106 of 120',
      '',
      'The catalog has 2 metrics, of 120 series at worst, with a budget of 125. `staging (http://shop/metrics)` has 106 of them (88.3%); 14 can come. Besides there are 4 series of 1 family that are not in the catalog.',
      '',
      '| Metric | Actual | Worst case | Distance | Budget |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| `shop_cart_orders_total` | 105 | 100 | -5 | 104 |',
      '| `shop_cart_clicks_total` | 1 | 20 | 19 |  |',
      '',
      '| Service | Actual | Worst case | Distance |',
      '| --- | ---: | ---: | ---: |',
      '| `cart` | 106 | 120 | 14 |',
      '',
      '| Label | Values | Metrics | Worst case | One more value |  |',
      '| --- | ---: | ---: | ---: | ---: | --- |',
      String.raw`| ${'`route`'} | 20 | ${'`shop_cart_orders_total`'} | 100 | +5 | too many for shop\_cart\_orders\_total (104) |`,
      '',
      String.raw`- ❌ shop\_cart\_orders\_total has 105 series, the budget is 104`,
      '',
    ]);
  });

  it('names are no markup, and break out of no cell', () => {
    const markdown = markdownCardinality(hostile);
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)?.length).toBeGreaterThan(1);
    expect(rows.filter((row) => row.includes('[31m')).map((row) => row.match(/(?<!\\)\|/g)?.length)).toEqual([
      6, 6, 7,
    ]);
    expect(markdown).toContain('❌ a\\\\u\\{1b\\}\\[31m\\`\\|\\\\u\\{a\\}\\<b\\>');
    expect(markdown.split('\n').at(-3)).not.toMatch(/(?<!\\)[<`|]/);
  });

  it('of a large catalog the rest is counted', () => {
    expect(markdownCardinality(large)).toContain('\n\nand 10 more\n');
    expect(markdownCardinality(large)).not.toContain('Service');
  });
});
