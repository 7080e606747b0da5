import { counter, defineCatalog, enumeration, gauge, histogram, httpStatusCodes } from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { randomCatalog } from '../../testing/random-catalog.js';
import { catalogDocs } from '../make-catalog-docs.js';
import { weaverDocuments } from './weaver-documents.js';

type Catalog = Parameters<typeof catalogDocs>[0];

interface Group {
  readonly id: string;
  readonly type: string;
  readonly brief: string;
  readonly stability?: string;
  readonly metric_name?: string;
  readonly instrument?: string;
  readonly unit?: string;
  readonly deprecated?: object;
  readonly attributes?: readonly Attribute[];
  readonly annotations?: { readonly prometheus: { readonly name: string } };
}

interface Attribute {
  readonly id?: string;
  readonly ref?: string;
  readonly stability?: string;
  readonly brief?: string;
  readonly note?: string;
  readonly type?: {
    readonly members: readonly { readonly id: string; readonly value: string; readonly stability: string }[];
  };
}

function groupsOf(catalog: Catalog): readonly Group[] {
  return weaverDocuments(catalogDocs(catalog))
    .filter(({ path }) => path !== 'manifest.yaml')
    .flatMap(({ content }) => (parse(content) as { groups: readonly Group[] }).groups);
}

function metricsOf(catalog: Catalog): readonly Group[] {
  return groupsOf(catalog).filter(({ type }) => type === 'metric');
}

function attributesOf(catalog: Catalog): readonly Attribute[] {
  return groupsOf(catalog).flatMap(({ type, attributes = [] }) =>
    type === 'attribute_group' ? attributes : [],
  );
}

const help = 'Help';

const catalog = defineCatalog({
  prefix: 'shop',
  services: ['cart', 'web'],
  bucketSets: { sizes: [1, 1024] },
  metrics: [
    histogram('shop_cart_wait_seconds', {
      help,
      budget: 100,
      labels: { result: enumeration(['ok', 'error'], { other: 'error' }), code: httpStatusCodes([200]) },
    }),
    histogram('shop_cart_body_bytes', { help, buckets: [1, 1024] }),
    counter('shop_cart_queries_total', {
      help,
      stability: { deprecatedSince: '2026-12-15', replacedBy: 'shop_cart_orders_total' },
      labels: { result: enumeration(['found', 'missing']) },
    }),
    counter('shop_cart_orders_total', {
      help,
      stability: 'experimental',
      labels: { code: httpStatusCodes([200]) },
    }),
    gauge('shop_web_up', { help, labels: { result: enumeration(['yes', 'no']) } }),
    gauge('shop_web_fill_ratio', { help, stability: { deprecatedSince: '2026-12-15' } }),
    gauge('shop_web_age_seconds', { help }),
    gauge('shop_web_age_bytes', { help }),
    gauge('shop_web_bytes', { help }),
  ],
});

it('a registry has a manifest, the attributes and the metrics', () => {
  const documents = weaverDocuments(catalogDocs(catalog));
  expect(documents.map(({ path }) => path)).toEqual(['manifest.yaml', 'attributes.yaml', 'metrics.yaml']);
  expect(parse(documents[0]?.content ?? '')).toMatchObject({
    schema_url: 'https://example.com/schemas/shop/0.1.0',
  });
});

it('without labels there are no attributes, which no group may be without', () => {
  const nothing = defineCatalog({ prefix: 'shop', services: ['cart'], metrics: [] });
  const documents = weaverDocuments(catalogDocs(nothing));
  expect(documents.map(({ path }) => path)).toEqual(['manifest.yaml', 'metrics.yaml']);
  expect(parse(documents[1]?.content ?? '')).toEqual({ groups: [] });
});

it('metrics have the names that exporters make those of the catalog from', () => {
  expect(
    metricsOf(catalog).map(({ metric_name, instrument, unit }) => [metric_name, instrument, unit]),
  ).toEqual([
    ['shop.cart.wait', 'histogram', 's'],
    ['shop.cart.body', 'histogram', 'By'],
    ['shop.cart.queries', 'counter', '{query}'],
    ['shop.cart.orders', 'counter', '{order}'],
    ['shop.web.up', 'gauge', '{value}'],
    ['shop.web.fill', 'gauge', '1'],
    ['shop.web.age_seconds', 'gauge', 's'],
    ['shop.web.age_bytes', 'gauge', 'By'],
    ['shop.web.bytes', 'gauge', 'By'],
  ]);
});

it('a label is one attribute where it has one domain, else one of its service or metric', () => {
  expect(metricsOf(catalog).map(({ attributes = [] }) => attributes.map(({ ref }) => ref))).toEqual([
    ['shop.cart.wait.result', 'shop.code'],
    [],
    ['shop.cart.queries.result'],
    ['shop.code'],
    ['shop.web.result'],
    [],
    [],
    [],
    [],
  ]);
});

it('metrics have what the catalog says', () => {
  const [wait, , queries, orders, , fill] = metricsOf(catalog);
  expect(wait).toMatchObject({
    id: 'metric.shop.cart.wait',
    brief: 'Help',
    stability: 'stable',
    annotations: {
      prometheus: {
        name: 'shop_cart_wait_seconds',
        explicit_bucket_boundaries: [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
        series_at_worst: 52,
        series_budget: 100,
      },
    },
  });
  const note = 'Deprecated since 2026-12-15; may go from 2027-03-15.';
  expect(orders).toMatchObject({ stability: 'development' });
  expect(queries?.deprecated).toEqual({ reason: 'renamed', renamed_to: 'shop.cart.orders', note });
  expect(fill?.deprecated).toEqual({ reason: 'obsoleted', note });
});

it('attributes have their values', () => {
  expect(attributesOf(catalog)[1]).toEqual({
    id: 'shop.code',
    type: {
      members: [
        { id: 'value_200', value: '200', stability: 'stable' },
        { id: 'other', value: 'OTHER', stability: 'stable' },
      ],
    },
    stability: 'stable',
    brief: 'An HTTP status code: the label code in Prometheus.',
    note: 'Anything else is "OTHER".',
    annotations: { prometheus: { label: 'code' } },
  });
});

it('values that differ in signs only have names that differ', () => {
  const signs = defineCatalog({
    prefix: 'shop',
    services: ['cart'],
    metrics: [
      gauge('shop_cart_lines', {
        help,
        labels: { sign: enumeration(['a b', 'A-B', '+', '-', 'a b 2', '1']) },
      }),
    ],
  });
  const [sign] = attributesOf(signs);
  expect(sign?.type?.members.map(({ id }) => id)).toEqual([
    'a_b',
    'a_b_2',
    'value',
    'value_2',
    'a_b_2_2',
    'value_1',
  ]);
});

describe('of any catalog', () => {
  const OTHER_THAN_SURROGATES = /\p{Surrogate}/gu;

  // What `schemas/semconv.schema.json` of Weaver and its checks of groups ask for.
  it('the registry is one that Weaver takes', () => {
    fc.assert(
      fc.property(randomCatalog(), (random) => {
        const groups = groupsOf(random);
        expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
        const attributes = attributesOf(random);
        const ids = attributes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { brief, stability, type } of attributes) {
          expect(brief).not.toBe('');
          expect(['stable', 'development']).toContain(stability);
          const members = type?.members ?? [];
          expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
          for (const member of members) {
            expect(member.id).toMatch(/^[a-z][a-z0-9_]*$/);
            expect(member.stability).toBe(stability);
          }
        }
        for (const metric of metricsOf(random)) {
          expect(metric.id).toBe(`metric.${String(metric.metric_name)}`);
          expect(metric.unit).toMatch(/^(?:s|By|Cel|1|\{\w+\})$/);
          expect(['counter', 'gauge', 'histogram']).toContain(metric.instrument);
          expect(['stable', 'development']).toContain(metric.stability);
          for (const { ref } of metric.attributes ?? []) expect(ids).toContain(ref);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('texts are in it as they are', () => {
    fc.assert(
      fc.property(randomCatalog(), (random) => {
        const wellFormed = (text: string): string => text.replaceAll(OTHER_THAN_SURROGATES, '\uFFFD');
        const metrics = metricsOf(random);
        expect(metrics.map(({ brief }) => brief)).toEqual(
          random.metrics.map((metric) => wellFormed(metric.help)),
        );
        const attributes = new Map(attributesOf(random).map(({ id, type }) => [id, type?.members]));
        for (const [index, { labels }] of random.metrics.entries()) {
          const values = metrics[index]?.attributes?.map(({ ref }) =>
            attributes.get(ref)?.map(({ value }) => value),
          );
          expect(values ?? []).toEqual(Object.values(labels).map((domain) => domain.values.map(wellFormed)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('exporters make the names of the catalog of those in the registry', () => {
    const all = fc.oneof(randomCatalog(), fc.constant(ibexCatalog as Catalog));
    fc.assert(
      fc.property(all, (random) => {
        for (const metric of metricsOf(random)) {
          expect(nameInPrometheus(metric)).toBe(metric.annotations?.prometheus.name);
        }
      }),
      { numRuns: 20 },
    );
  });
});

/** As the OpenTelemetry specification has it: dots are underscores, unit and `total` are added where they are not there. */
function nameInPrometheus({ metric_name = '', unit = '', instrument }: Group): string {
  const units: Readonly<Record<string, string>> = {
    s: 'seconds',
    By: 'bytes',
    Cel: 'celsius',
    ...(instrument === 'gauge' && { '1': 'ratio' }),
  };
  const ending = (name: string, word: string | undefined): string =>
    word === undefined || name.endsWith(`_${word}`) ? name : `${name}_${word}`;
  const withUnit = ending(metric_name.replaceAll('.', '_'), units[unit]);
  return ending(withUnit, instrument === 'counter' ? 'total' : undefined);
}
