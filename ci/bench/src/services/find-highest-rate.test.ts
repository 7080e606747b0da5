import { describe, expect, it } from 'vitest';

import { findHighestRate, type RateTrials } from './find-highest-rate.js';

describe('findHighestRate', () => {
  it.each([130, 777, 5000])('comes within a tenth of %d a second, from above', async (limit) => {
    const { rate, saturation } = await findHighestRate(limits({ sustained: limit, saturation: 1.7 * limit }));
    expect(saturation).toBe(1.7 * limit);
    expect(rate).toBeLessThanOrEqual(limit);
    expect(rate).toBeGreaterThan(limit * 0.9 - 1);
  });

  it('takes a rate for sustained where it holds three times, and tells of every trial', async () => {
    const { trials } = await findHighestRate(limits({ sustained: 850, saturation: 1000 }));
    expect(trials).toEqual([
      { rate: 900, problem: 'too much' },
      { rate: 900, problem: 'too much' },
      { rate: 810 },
      { rate: 810 },
      { rate: 810 },
    ]);
  });

  it.each([
    ['one try spoilt', [false, true], 900],
    ['two tries spoilt', [false, true, true], 810],
  ])('with %s', async (_what, spoilt, expected) => {
    const tries = [...spoilt];
    const whyTooHigh = () => Promise.resolve(tries.shift() === true ? 'spoilt' : undefined);
    const { rate } = await findHighestRate({ ...limits({ sustained: 0, saturation: 1000 }), whyTooHigh });
    expect(rate).toBe(expected);
  });

  it.each([
    ['nothing is sustained', 1000],
    ['nothing is answered', 0],
  ])('gives up where %s', async (_what, saturation) => {
    await expect(findHighestRate(limits({ sustained: 0, saturation }))).rejects.toThrow(
      saturation === 0
        ? /^no rate is sustained.*: nothing is answered$/
        : /^no rate is sustained.*: too much$/,
    );
  });
});

function limits({ sustained, saturation }: { sustained: number; saturation: number }): RateTrials {
  return {
    saturates: (rate) => Promise.resolve(rate > saturation ? saturation : undefined),
    whyTooHigh: (rate) => Promise.resolve(rate > sustained ? 'too much' : undefined),
    start: 100,
  };
}
