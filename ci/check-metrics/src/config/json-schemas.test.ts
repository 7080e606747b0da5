import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { ibexCatalog } from '@ibex/metrics/catalog';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { catalogAsJson } from '../catalog/catalog-as-json.js';
import { jsonCatalogSchema } from '../catalog/json-catalog-schema.js';
import { jsonConfigSchema } from './config-schema.js';

const SCHEMAS = join(import.meta.dirname, '../../schemas');

function validatorOf(name: string): ValidateFunction {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')) as object);
}

it('the schemas are what the checks make; "node ci/check-metrics/schemas/make-schemas.js" writes them', async () => {
  const maker = '../../schemas/make-schemas.js';
  const { makeSchemas } = (await import(maker)) as { makeSchemas: () => Promise<Map<string, string>> };
  const made = await makeSchemas();
  expect([...made.keys()].map((path) => basename(path))).toEqual([
    'config.schema.json',
    'catalog.schema.json',
  ]);
  for (const [path, text] of made) expect(readFileSync(path, 'utf8')).toBe(text);
});

describe('the schema of a configuration and its check agree on', () => {
  const validate = validatorOf('config.schema.json');
  const exemption = { code: 'lint/help', reason: 'theirs' };
  it.each<[unknown, boolean]>([
    [{}, true],
    [{ $schema: './config.schema.json', catalog: 'catalog.json', allow: ['go_*'], baseline: 'b.json' }, true],
    [{ targets: { proxy: 'http://h/', auth: { url: 'http://h/', timeout: '1.5s', maxRedirects: 0 } } }, true],
    [
      { exemptions: [{ ...exemption, until: '2028-02-29' }], budgets: { 'go_*': 0 }, requireCoverage: 99.5 },
      true,
    ],
    [{ docs: { markdown: 'METRICS.md', json: 'm.json', weaver: 'otel', sources: ['src', '!a/**'] } }, true],
    [{ docs: { html: 'site', types: 'metrics.ts' } }, true],
    [[], false],
    [{ catalog: {} }, false],
    [{ allow: 'go_*' }, false],
    [{ target: {} }, false],
    [{ targets: { '': 'http://h/' } }, false],
    [{ targets: { proxy: { url: 'http://h/', timeout: '10' } } }, false],
    [{ targets: { proxy: { url: 'http://h/', bearerTokenEnv: 'a.b' } } }, false],
    [{ exemptions: [{ code: 'lint/help' }] }, false],
    [{ exemptions: [{ ...exemption, reason: ' ' }] }, false],
    [{ exemptions: [{ ...exemption, until: '2027-02-29' }] }, false],
    [{ scrapes: 0 }, false],
    [{ docs: { pdf: 'METRICS.pdf' } }, false],
    [{ docs: { sources: 'src' } }, false],
    [{ requireCoverage: 101 }, false],
  ])('%j', (config, isValid) => {
    expect(validate(config)).toBe(isValid);
    expect(z.safeParse(jsonConfigSchema, config).success).toBe(isValid);
  });
});

describe('the schema of a catalog and its check agree on', () => {
  const validate = validatorOf('catalog.schema.json');
  const METRIC = { name: 'shop_cart_up', type: 'gauge', help: 'Whether it runs' };
  const withMetric = (more: object): object => ({
    prefix: 'shop',
    services: ['cart'],
    metrics: [{ ...METRIC, ...more }],
  });
  it.each<[string, unknown, boolean]>([
    ['the IBEX catalog', JSON.parse(catalogAsJson(ibexCatalog)), true],
    ['a label with values alone', withMetric({ labels: { result: ['ok', 'error'] } }), true],
    [
      'a label of a kind',
      withMetric({ labels: { code: { kind: 'http-status-code', values: [200, '500'] } } }),
      true,
    ],
    ['an unknown kind', withMetric({ labels: { code: { kind: 'any' } } }), false],
    [
      'another value of a kind that has its own',
      withMetric({ labels: { code: { kind: 'grpc-status-code', other: 'OK' } } }),
      false,
    ],
    ['a summary', withMetric({ type: 'summary' }), false],
    ['buckets of a gauge', withMetric({ buckets: [1] }), false],
    ['buckets of a histogram', withMetric({ type: 'histogram', buckets: [1, 2.5] }), true],
    [
      'a deprecation',
      withMetric({ stability: { deprecatedSince: '2026-05-01', replacedBy: 'shop_cart_open' } }),
      true,
    ],
    ['a stability in a word', withMetric({ stability: 'experimental', budget: 0 }), true],
    ['a stability that there is none of', withMetric({ stability: 'beta' }), false],
    ['a deprecation of no day', withMetric({ stability: { deprecatedSince: '2026-02-30' } }), false],
    ['a budget below nothing', withMetric({ budget: -1 }), false],
    ['budgets of the whole', { ...withMetric({}), serviceBudgets: { cart: 1 }, seriesBudget: 1 }, true],
    ['a time of deprecation in half days', { ...withMetric({}), deprecationDays: 0.5 }, false],
    ['a key too many', withMetric({ unit: 'seconds' }), false],
    ['no metrics', { prefix: 'shop', services: [] }, false],
  ])('%s', (_, catalog, isValid) => {
    expect(validate(catalog)).toBe(isValid);
    expect(z.safeParse(jsonCatalogSchema, catalog).success).toBe(isValid);
  });
});
