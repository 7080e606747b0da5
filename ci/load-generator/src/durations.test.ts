import { describe, expect, it } from 'vitest';

import { Durations } from './durations.js';

describe('Durations', () => {
  it('tells the duration that a share of all do not exceed', () => {
    const durations = of(Array.from({ length: 1000 }, (_, index) => index + 1));
    expect(durations.count).toBe(1000);
    expect(durations.percentile(50)).toBeCloseTo(500, -1);
    expect(durations.percentile(99)).toBeCloseTo(990, -1);
    expect(durations.max).toBeCloseTo(1000, -1);
  });

  it('is exact to three digits, however small or large', () => {
    for (const milliseconds of [0.042, 1.23, 45.6, 1_230_000]) {
      expect(of([milliseconds]).max / milliseconds).toBeCloseTo(1, 2);
    }
  });

  it('takes what is beyond its range for the nearest within', () => {
    expect(of([-1]).max).toBe(0);
    expect(of([1e12]).max).toBeCloseTo(3_600_000, -4);
  });

  it('adds up what was measured apart', () => {
    const all = of([1, 2]);
    all.add(of([3]));
    expect([all.count, Math.round(all.max)]).toEqual([3, 3]);
  });

  it('is zero where nothing was measured', () => {
    const none = new Durations();
    expect([none.count, none.max, none.percentile(99)]).toEqual([0, 0, 0]);
  });
});

function of(milliseconds: readonly number[]): Durations {
  const durations = new Durations();
  for (const duration of milliseconds) durations.record(duration);
  return durations;
}
