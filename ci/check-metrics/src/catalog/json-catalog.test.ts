import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  type Catalog,
  counter,
  defineCatalog,
  enumeration,
  gauge,
  grpcStatusCodes,
  histogram,
  httpMethods,
  httpStatusCodes,
  type LabelDomain,
  routeTemplates,
  type Stability,
} from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics/catalog';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { catalogAsJson } from './catalog-as-json.js';
import { CatalogNotLoadedError } from './catalog-not-loaded.js';
import { loadCatalog } from './load-catalog.js';
import type { LoadedCatalog } from './loaded-catalog.js';

let directory: string;
let path: string;

beforeAll(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'json-catalog-')));
  path = join(directory, 'catalog.json');
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function load(json: string): Promise<LoadedCatalog> {
  await writeFile(path, json);
  return loadCatalog('catalog.json', { directory });
}

async function refusalOf(json: string): Promise<string> {
  const outcome: unknown = await load(json).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(CatalogNotLoadedError);
  return (outcome as CatalogNotLoadedError).message.replaceAll(path, 'FILE');
}

const SHOP = `{
  "$schema": "./catalog.schema.json",
  "prefix": "shop",
  "services": ["cart"],
  "metrics": [
    {
      "name": "shop_cart_items_total",
      "type": "counter",
      "help": "Items put into carts",
      "labels": {
        "result": ["ok", "error"],
        "cause": { "kind": "enumeration", "values": ["user", "stock"], "other": "stock" },
        "code": { "kind": "http-status-code", "values": [200, "500"] }
      },
      "initial": [{ "result": ["ok"], "code": ["200"] }]
    },
    { "name": "shop_cart_size_bytes", "type": "histogram", "help": "Size of carts", "buckets": [1, 2.5],
      "stability": { "deprecatedSince": "2026-05-01", "replacedBy": "shop_cart_weight_bytes" }, "budget": 5 },
    { "name": "shop_cart_weight_bytes", "type": "histogram", "help": "Weight", "buckets": [1, 2.5],
      "stability": "experimental" }
  ],
  "bucketSets": { "small": [1, 2.5] },
  "forbiddenLabels": ["basket"],
  "subsystems": ["db"],
  "deprecationDays": 30,
  "serviceBudgets": { "cart": 40 },
  "seriesBudget": 50
}`;

describe('a catalog in JSON', () => {
  it('is what defineCatalog makes of the same', async () => {
    const { catalog } = await load(SHOP);
    expect(catalog).toEqual(
      defineCatalog({
        prefix: 'shop',
        services: ['cart'],
        subsystems: ['db'],
        forbiddenLabels: ['basket'],
        bucketSets: { small: [1, 2.5] },
        deprecationDays: 30,
        serviceBudgets: { cart: 40 },
        seriesBudget: 50,
        metrics: [
          counter('shop_cart_items_total', {
            help: 'Items put into carts',
            labels: {
              result: enumeration(['ok', 'error']),
              cause: enumeration(['user', 'stock'], { other: 'stock' }),
              code: httpStatusCodes([200, '500']),
            },
            initial: [{ result: ['ok'], code: ['200'] }],
          }),
          histogram('shop_cart_size_bytes', {
            help: 'Size of carts',
            buckets: [1, 2.5],
            stability: { deprecatedSince: '2026-05-01', replacedBy: 'shop_cart_weight_bytes' },
            budget: 5,
          }),
          histogram('shop_cart_weight_bytes', {
            help: 'Weight',
            buckets: [1, 2.5],
            stability: 'experimental',
          }),
        ],
      }),
    );
  });

  it('has a place for each metric, that of its name', async () => {
    const { definitionOf, place } = await load(SHOP);
    expect(place).toEqual({ file: path, line: 1, column: 1 });
    expect(definitionOf('shop_cart_items_total')).toEqual({ file: path, line: 7, column: 15 });
    expect(definitionOf('shop_cart_size_bytes')).toEqual({ file: path, line: 17, column: 15 });
    expect(definitionOf('shop_cart_up')).toBeUndefined();
  });

  const METRIC = '{ "name": "shop_cart_up", "type": "gauge", "help": "Whether it runs" }';
  const withMetric = (metric: string): string =>
    `{ "prefix": "shop", "services": ["cart"],\n "metrics": [\n${metric}\n] }`;

  it.each([
    [
      'no JSON',
      '{ "prefix": "shop", }',
      'FILE:1:21: is no JSON: "}" cannot stand here; remove the comma before it',
    ],
    ['a key twice', '{ "prefix": "a",\n "prefix": "b" }', 'FILE:2:2: "prefix" stands twice'],
    ['a list', '[]', 'FILE:1:1: the catalog is a list; write an object'],
    ['no metrics', '{ "prefix": "shop", "services": [] }', 'FILE:1:1: metrics is missing; write a list'],
    [
      'a key that is not known',
      withMetric(METRIC.replace('help', 'hlp')),
      'FILE:3:44: metrics[0].hlp is not known; did you mean "help"?',
    ],
    [
      'a type that there is none of',
      withMetric(METRIC.replace('gauge', 'summary')),
      'FILE:3:35: metrics[0].type is none of its values; write "counter" or "gauge" or "histogram"',
    ],
    ['no type', withMetric(METRIC.replace(', "type": "gauge"', '')), 'metrics[0].type is none of its values'],
    [
      'buckets of what is no histogram',
      withMetric(METRIC.replace('"help"', '"buckets": [1], "help"')),
      'FILE:3:44: metrics[0].buckets is not known',
    ],
    [
      'a label that is text',
      withMetric(METRIC.replace('"help"', '"labels": { "a": "b" }, "help"')),
      'FILE:3:61: metrics[0].labels.a is a text; write a list or an object',
    ],
    [
      'a label of a kind that there is none of',
      withMetric(METRIC.replace('"help"', '"labels": { "a": { "kind": "any" } }, "help"')),
      'metrics[0].labels.a.kind is none of its values; write "enumeration" or ',
    ],
    [
      'a number too large',
      withMetric(METRIC.replace('gauge"', 'histogram", "buckets": [1e999]')),
      'FILE:3:60: the number is too large to be one',
    ],
    [
      'a bucket set with the name of the standard one',
      '{ "prefix": "shop", "services": [], "metrics": [], "bucketSets": { "latency": [1] } }',
      'FILE:1:68: bucketSets.latency is the set that every catalog has; give it another name',
    ],
    [
      'a name against the policy',
      withMetric(METRIC.replace('shop_cart_up', 'cart_up')),
      'FILE:3:11: cart_up: ',
    ],
    [
      'a label against the policy',
      withMetric(METRIC.replace('"help"', '"labels": { "user_id": ["7"] }, "help"')),
      'FILE:3:56: shop_cart_up: label "user_id" is forbidden: ',
    ],
    [
      'a metric twice',
      withMetric(`${METRIC},\n${METRIC}`),
      'FILE:4:11: shop_cart_up: "shop_cart_up" is declared twice [catalog/duplicate-metric]; remove one of the two',
    ],
    [
      'a stability that there is none of',
      withMetric(METRIC.replace('"help"', '"stability": "beta", "help"')),
      'FILE:3:57: metrics[0].stability "beta" is none of its values; write "experimental" or "stable"',
    ],
    [
      'a deprecation of no day',
      withMetric(METRIC.replace('"help"', '"stability": { "deprecatedSince": "2026-02-30" }, "help"')),
      'FILE:3:78: metrics[0].stability.deprecatedSince "2026-02-30" is no day of the calendar; write the day',
    ],
    [
      'a budget that is no whole number',
      withMetric(METRIC.replace('"help"', '"budget": 0.5, "help"')),
      'FILE:3:54: metrics[0].budget 0.5 is no whole number',
    ],
    [
      'more series than a budget',
      withMetric(METRIC.replace('"help"', '"labels": { "a": ["b", "c"] }, "budget": 1, "help"')),
      'FILE:3:56: shop_cart_up: has 2 series at worst, and its budget is 1; the label "a" costs most',
    ],
    [
      'a prefix that is no word',
      withMetric(METRIC).replace('"shop"', '"Shop"'),
      'FILE:1:1: catalog: "Shop" cannot stand in a metric name as one word',
    ],
  ])('is refused with %s', async (_, json, message) => {
    expect(await refusalOf(json)).toContain(message);
  });
});

describe('catalogAsJson', () => {
  async function roundTrip(catalog: Catalog): Promise<Catalog> {
    return (await load(catalogAsJson(catalog))).catalog;
  }

  it('prints the IBEX catalog so that it is the same when it is loaded', async () => {
    expect(await roundTrip(ibexCatalog)).toEqual(ibexCatalog);
  });

  it('prints any catalog so that it is the same when it is loaded', async () => {
    const values = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z]{1,8}$/), { minLength: 1, maxLength: 5 });
    const codes = fc.uniqueArray(fc.integer({ min: 100, max: 599 }), { minLength: 1, maxLength: 5 });
    const domain = fc.oneof(
      values.map((own): LabelDomain => enumeration(own)),
      values.map((own): LabelDomain => enumeration(own, { other: own[0] ?? '' })),
      fc
        .tuple(values, fc.boolean())
        .map(([own, first]): LabelDomain => httpMethods(first ? ['OTHER', ...own] : own)),
      codes.map((own): LabelDomain => httpStatusCodes(own)),
      values.map((own): LabelDomain => routeTemplates(own.map((value) => `/${value}`))),
      fc.constant<LabelDomain>(grpcStatusCodes()),
    );
    const budgets = fc.record(
      {
        deprecationDays: fc.nat(200),
        serviceBudgets: fc.record({ cart: fc.integer({ min: 100, max: 1000 }) }, { requiredKeys: [] }),
        seriesBudget: fc.integer({ min: 100, max: 1000 }),
      },
      { requiredKeys: [] },
    );
    const stability = fc.constantFrom<{ stability?: Stability }>(
      {},
      { stability: 'experimental' },
      { stability: { deprecatedSince: '2026-05-01' } },
      { stability: { deprecatedSince: '2026-05-01', replacedBy: 'shop_cart_rows' } },
    );
    await fc.assert(
      fc.asyncProperty(
        domain,
        fc.option(fc.constant(['queue'])),
        fc.subarray(['basket', 'shelf']),
        budgets,
        stability,
        async (label, subsystems, forbiddenLabels, budgets, stability) => {
          const catalog: Catalog = defineCatalog({
            prefix: 'shop',
            services: ['cart'],
            ...(subsystems && { subsystems }),
            forbiddenLabels,
            ...budgets,
            metrics: [
              gauge('shop_cart_lines', { help: 'Lines', labels: { label }, initial: [], ...stability }),
              counter('shop_cart_clicks_total', { help: 'Clicks', stability: 'stable', budget: 1 }),
              histogram('shop_cart_duration_seconds', { help: 'Duration' }),
              gauge('shop_cart_rows', { help: 'Rows' }),
            ],
          });
          expect(await roundTrip(catalog)).toEqual(catalog);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('says that it has no words for a domain that no function makes', () => {
    const label: LabelDomain = { kind: 'http-method', values: ['GET'] };
    const catalog = defineCatalog({
      prefix: 'shop',
      services: ['cart'],
      metrics: [gauge('shop_cart_lines', { help: 'Lines', labels: { label } })],
    });
    expect(() => catalogAsJson(catalog)).toThrow('the label "label" of shop_cart_lines has a domain');
  });
});
