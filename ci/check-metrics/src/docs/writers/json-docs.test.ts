import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { counter, defineCatalog, gauge } from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { randomCatalog } from '../../testing/random-catalog.js';
import { catalogDocs } from '../make-catalog-docs.js';
import { jsonDocs } from './json-docs.js';

const SCHEMA = join(import.meta.dirname, '../../../schemas/docs.schema.json');

/** Such that nothing is in the document that the schema does not speak of. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
  return 'type' in schema && schema.type === 'object' ? { ...parts, additionalProperties: false } : parts;
}

const ajv = new Ajv({ strict: true });
addFormats.default(ajv);
const validate = ajv.compile(closed(JSON.parse(readFileSync(SCHEMA, 'utf8'))) as object);

function expectValid(text: string): void {
  expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
}

it('the published schema describes all of it', () => {
  expectValid(jsonDocs(catalogDocs(ibexCatalog, { recordedIn: new Map() })));
  fc.assert(
    fc.property(randomCatalog(), (catalog) => {
      expectValid(jsonDocs(catalogDocs(catalog)));
    }),
    { numRuns: 30 },
  );
});

it('has what the catalog says, and what follows from it', () => {
  const catalog = defineCatalog({
    prefix: 'shop',
    services: ['cart', 'web'],
    subsystems: ['db'],
    serviceBudgets: { cart: 10 },
    seriesBudget: 20,
    metrics: [
      counter('shop_cart_orders_total', {
        help: 'Orders',
        stability: { deprecatedSince: '2026-12-15', replacedBy: 'shop_cart_sales_total' },
      }),
      counter('shop_cart_sales_total', { help: 'Sales', budget: 5 }),
      gauge('shop_db_fill_ratio', { help: 'How full it is', stability: 'experimental' }),
    ],
  });
  const recordedIn = new Map([['shop_db_fill_ratio', ['src/db.ts']]]);
  const common = { labels: [], series: { worstCase: 1 } };
  expect(JSON.parse(jsonDocs(catalogDocs(catalog, { recordedIn })))).toEqual({
    version: 1,
    prefix: 'shop',
    owners: [
      { name: 'cart', kind: 'service', metrics: 2, series: { worstCase: 2, budget: 10 } },
      { name: 'db', kind: 'subsystem', metrics: 1, series: { worstCase: 1 } },
    ],
    series: { worstCase: 3, budget: 20 },
    metrics: [
      {
        ...common,
        name: 'shop_cart_orders_total',
        type: 'counter',
        owner: 'cart',
        help: 'Orders',
        stability: {
          level: 'deprecated',
          since: '2026-12-15',
          until: '2027-03-15',
          replacedBy: 'shop_cart_sales_total',
        },
        example: 'sum(rate(shop_cart_orders_total[5m]))',
        recordedIn: [],
      },
      {
        ...common,
        name: 'shop_cart_sales_total',
        type: 'counter',
        owner: 'cart',
        help: 'Sales',
        series: { worstCase: 1, budget: 5 },
        stability: { level: 'stable' },
        example: 'sum(rate(shop_cart_sales_total[5m]))',
        recordedIn: [],
      },
      {
        ...common,
        name: 'shop_db_fill_ratio',
        type: 'gauge',
        owner: 'db',
        unit: 'ratio',
        help: 'How full it is',
        stability: { level: 'experimental' },
        example: 'max(shop_db_fill_ratio)',
        recordedIn: ['src/db.ts'],
      },
    ],
  });
});
