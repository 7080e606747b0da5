import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { enumeration, gauge, histogram, labelCosts, metricBound, type MetricDefinition } from './index.js';

describe('labelCosts', () => {
  it('tells per label its values and the series of each, with the buckets of a histogram', () => {
    const labels = { result: numbered(2), route: numbered(3) };
    expect(labelCosts(histogram('shop_cart_duration_seconds', { help: 'Duration', labels }))).toEqual([
      { label: 'result', values: 2, seriesPerValue: 39 },
      { label: 'route', values: 3, seriesPerValue: 26 },
    ]);
  });

  it('is empty for a metric without labels', () => {
    expect(labelCosts(gauge('shop_cart_up', { help: 'Whether it runs' }))).toEqual([]);
  });

  it('is what one more value adds', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(sizes, fc.boolean(), (before, isHistogram) => {
        const metric = (of: readonly number[]): MetricDefinition => {
          const labels = Object.fromEntries(of.map((size, index) => [`l${String(index)}`, numbered(size)]));
          const options = { help: 'Anything', labels, initial: [] };
          return isHistogram ? histogram('a_b_seconds', options) : gauge('a_b', options);
        };
        for (const [index, { seriesPerValue }] of labelCosts(metric(before)).entries()) {
          const after = before.map((size, at) => (at === index ? size + 1 : size));
          expect(metricBound(metric(after)).series - metricBound(metric(before)).series).toBe(seriesPerValue);
        }
      }),
    );
  });
});

function numbered(size: number) {
  return enumeration(Array.from({ length: size }, (_, index) => `v${String(index)}`));
}
