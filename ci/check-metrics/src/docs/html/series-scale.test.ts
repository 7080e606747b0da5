import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bestScale, positionOf, SCALES, ticksOf } from './page/series-scale.js';

describe.each(SCALES)('the %s scale', (scale) => {
  it('goes from 0 to the largest, and never back', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1 }), (one, other, largest) => {
        const [less, more] = [
          positionOf(Math.min(one, other), largest, scale),
          positionOf(Math.max(one, other), largest, scale),
        ];
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(100);
        expect(less).toBeLessThanOrEqual(more);
      }),
    );
    expect(positionOf(0, 14_500, scale)).toBe(0);
    expect(positionOf(14_500, 14_500, scale)).toBe(100);
  });

  it('has few ticks, all of them on it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (largest) => {
        const ticks = ticksOf(largest, scale);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(11);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeLessThanOrEqual(largest);
      }),
    );
  });
});

it.each([
  [1, 'log', 7.23],
  [945, 'log', 71.51],
  [1, 'linear', 0.01],
  [945, 'linear', 6.52],
] as const)('puts %i of 14,500 on the %s scale at %f%%', (value, scale, position) => {
  expect(positionOf(value, 14_500, scale)).toBe(position);
});

it.each([
  [14_500, 'log', [0, 1, 10, 100, 1000, 10_000]],
  [14_500, 'linear', [0, 5000, 10_000]],
  [3, 'linear', [0, 1, 2, 3]],
  [3, 'log', [0, 1]],
] as const)('has on a scale to %i that is %s the ticks %j', (largest, scale, ticks) => {
  expect(ticksOf(largest, scale)).toEqual(ticks);
});

it.each([
  [[12_285, 945, 39, 2, 1], 12_285, 'log'],
  [[120, 100, 80], 120, 'linear'],
  [[120, 100, 80], 2000, 'linear'],
  [[120, 100, 80], 2_000_000, 'log'],
  [[], 0, 'linear'],
] as const)(
  'shows metrics of %j series, of at most %i, best on a scale that is %s',
  (series, largest, scale) => {
    expect(bestScale(series, largest)).toBe(scale);
  },
);
