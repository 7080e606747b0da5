import { counter, deprecationOf, enumeration, gauge, histogram, type MetricDefinition } from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics/catalog';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foundIn } from '../testing/found-in.js';
import { randomCatalog } from '../testing/random-catalog.js';
import { exampleQuery } from './example-query.js';

const help = 'Help';
const one = enumeration(['only']);
const state = enumeration(['open', 'closed']);

describe('the example of', () => {
  it.each<[string, MetricDefinition, string]>([
    [
      'a counter is its rate',
      counter('a_b_c_total', { help, labels: { state } }),
      'sum by (state) (rate(a_b_c_total[5m]))',
    ],
    ['a counter without labels', counter('a_b_c_total', { help }), 'sum(rate(a_b_c_total[5m]))'],
    [
      'a counter, by the first label that has a choice',
      counter('a_b_c_total', { help, labels: { one, state, other: state } }),
      'sum by (state) (rate(a_b_c_total[5m]))',
    ],
    [
      'a histogram is what 99 of 100 stay below',
      histogram('a_b_c_seconds', { help, labels: { state } }),
      'histogram_quantile(0.99, sum by (le, state) (rate(a_b_c_seconds_bucket[5m])))',
    ],
    [
      'a histogram without labels',
      histogram('a_b_c_seconds', { help }),
      'histogram_quantile(0.99, sum by (le) (rate(a_b_c_seconds_bucket[5m])))',
    ],
    [
      'a gauge of what there is is its sum',
      gauge('a_b_c', { help, labels: { state } }),
      'sum by (state) (a_b_c)',
    ],
    ['a gauge of bytes, too', gauge('a_b_c_bytes', { help }), 'sum(a_b_c_bytes)'],
    ['a share is no sum', gauge('a_b_c_ratio', { help, labels: { state } }), 'max by (state) (a_b_c_ratio)'],
    ['what is up or not', gauge('a_b_up', { help, labels: { state } }), 'min by (state) (a_b_up)'],
    [
      'a time is how long ago it was',
      gauge('a_b_run_timestamp_seconds', { help }),
      'time() - max(a_b_run_timestamp_seconds)',
    ],
  ])('%s', (_, definition, query) => {
    expect(exampleQuery(definition)).toBe(query);
  });
});

describe('nothing is wrong with the examples of', () => {
  it.each(ibexCatalog.metrics.map((definition) => [definition.name, exampleQuery(definition)]))(
    '%s',
    (_, query) => {
      expect(foundIn(query, ibexCatalog)).toEqual([]);
    },
  );

  it('any catalog, but that a metric is deprecated', () => {
    fc.assert(
      fc.property(randomCatalog(), (catalog) => {
        for (const definition of catalog.metrics) {
          const codes = foundIn(exampleQuery(definition), catalog, { isClosed: true }).map(
            ({ code }) => code,
          );
          expect(codes).toEqual(deprecationOf(definition) ? ['query/deprecated-metric'] : []);
        }
      }),
      { numRuns: 50 },
    );
  });
});
