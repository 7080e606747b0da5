import type { Catalog, LabelDomain, LabelDomains, MetricDefinition } from '@ibex/catalog';
import fc from 'fast-check';

import { catalogOf } from './catalog-of.js';

const SOME_VALUES = ['ok', 'error', '200', '418', '500', '/carts/:id', 'OTHER'];
const SOME_LABELS = ['code', 'status_code', 'route', 'http_route', 'result'];
const SOME_WORDS = [
  'requests',
  'http_requests',
  'orders',
  'placed_orders',
  'wait_seconds',
  'wait_milliseconds',
];

const domain: fc.Arbitrary<LabelDomain> = fc
  .record({
    kind: fc.constantFrom('enumeration', 'http-status-code', 'route-template' as const),
    values: fc.uniqueArray(fc.constantFrom(...SOME_VALUES), { minLength: 1 }),
    hasOther: fc.boolean(),
  })
  .map(({ kind, values, hasOther }) => ({
    kind,
    values,
    ...(hasOther && { other: values.at(-1) ?? '' }),
  }));

const labels: fc.Arbitrary<LabelDomains> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...SOME_LABELS), domain), {
    maxLength: 3,
    selector: ([label]) => label,
  })
  .map((entries) => Object.fromEntries(entries));

const stability = fc.constantFrom<MetricDefinition['stability'][]>(
  undefined,
  'experimental',
  'stable',
  { deprecatedSince: '2026-01-01' },
  { deprecatedSince: '2026-11-01', replacedBy: 'shop_api_requests' },
);

const buckets = fc
  .uniqueArray(fc.constantFrom(0.1, 0.25, 0.5, 1, 5), { minLength: 1 })
  .map((bounds) => bounds.toSorted((one, other) => one - other));

/** A definition of any name, which need not keep the policy. */
export function randomMetric(name: fc.Arbitrary<string>): fc.Arbitrary<MetricDefinition> {
  const fields = {
    name,
    help: fc.constantFrom('Requests', 'Requests by result', ''),
    type: fc.constantFrom('counter', 'gauge', 'histogram' as const),
    stability,
    budget: fc.option(fc.nat(9), { nil: undefined }),
    buckets,
  };
  return labels.chain((domains) =>
    fc
      .record({ ...fields, initial: fc.option(initialSeries(domains), { nil: undefined }) })
      .map((given): MetricDefinition => {
        const base = {
          name: given.name,
          help: given.help,
          labels: domains,
          ...(given.initial && { initial: given.initial }),
          ...(given.stability !== undefined && { stability: given.stability }),
          ...(given.budget !== undefined && { budget: given.budget }),
        };
        return given.type === 'histogram'
          ? { type: given.type, ...base, buckets: given.buckets }
          : { type: given.type, ...base };
      }),
  );
}

function initialSeries(domains: LabelDomains): fc.Arbitrary<NonNullable<MetricDefinition['initial']>> {
  const choice = fc.record(
    Object.fromEntries(
      Object.entries(domains).map(([label, { values }]) => [
        label,
        fc.subarray([...values], { minLength: 1 }),
      ]),
    ),
    { requiredKeys: [], noNullPrototype: true },
  );
  return fc.array(choice, { maxLength: 2 });
}

/** A catalog of a few metrics, whose names and labels are those of others like it. */
export const randomCatalog: fc.Arbitrary<Catalog> = fc
  .record({
    metrics: fc.uniqueArray(randomMetric(fc.constantFrom(...SOME_WORDS).map((word) => `shop_api_${word}`)), {
      maxLength: 5,
      selector: ({ name }) => name,
    }),
    services: fc.constantFrom(['api'], ['api', 'web']),
    deprecationDays: fc.constantFrom(30, 90),
    seriesBudget: fc.option(fc.nat(9), { nil: undefined }),
  })
  .map(({ metrics, seriesBudget, ...fields }) =>
    catalogOf(metrics, { ...fields, ...(seriesBudget !== undefined && { seriesBudget }) }),
  );
