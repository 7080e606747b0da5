import { describe, expect, it } from 'vitest';

import { arrivalTimes } from './arrival-times.js';

describe('arrivalTimes', () => {
  it('are at equal distances, from the start on and before the end', () => {
    const times = [...arrivalTimes({ arrivals: 'constant', rate: 4, seconds: 1, seed: 1 })];
    expect(times).toEqual([0, 250, 500, 750]);
  });

  it('do not drift', () => {
    const times = [...arrivalTimes({ arrivals: 'constant', rate: 3, seconds: 100_000, seed: 1 })];
    expect(times).toHaveLength(300_000);
    expect(times.at(-1)).toBeCloseTo(100_000_000 - 1000 / 3, 5);
  });

  describe('of a Poisson process', () => {
    const plan = { arrivals: 'poisson', rate: 100, seconds: 100, seed: 7 } as const;
    const times = [...arrivalTimes(plan)];
    const gaps = times.map((time, index) => time - (times[index - 1] ?? 0));

    it('come at the rate that was asked for, and rise', () => {
      expect(times.length).toBeGreaterThan(9_500);
      expect(times.length).toBeLessThan(10_500);
      expect(gaps.every((gap) => gap >= 0)).toBe(true);
    });

    it('are apart as those of clients that know nothing of each other', () => {
      // Of an exponential distribution 1/e are above the mean, and 1/e² above twice the mean.
      const shareAbove = (limit: number) => gaps.filter((gap) => gap > limit).length / gaps.length;
      expect(shareAbove(10)).toBeCloseTo(Math.exp(-1), 1);
      expect(shareAbove(20)).toBeCloseTo(Math.exp(-2), 1);
    });

    it('are the same for the same seed, and others for another', () => {
      expect([...arrivalTimes(plan)]).toEqual(times);
      expect([...arrivalTimes({ ...plan, seed: 8 })]).not.toEqual(times);
    });
  });
});
