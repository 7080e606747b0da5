import { describe, expect, it } from 'vitest';

import { findHighestRate } from './find-highest-rate.js';

const upTo = (limit: number) => (rate: number) => Promise.resolve(rate > limit ? 'too much' : undefined);

describe('findHighestRate', () => {
  it.each([100, 130, 777, 5_000])('comes within a tenth of %d a second', async (limit) => {
    const { rate } = await findHighestRate(upTo(limit), 100);
    expect(rate).toBeLessThanOrEqual(limit);
    expect(rate).toBeGreaterThan(limit / 1.1 - 1);
  });

  it('starts lower where the first rate is too high', async () => {
    expect((await findHighestRate(upTo(30), 100)).rate).toBeGreaterThan(27);
  });

  it('tells of every trial, and why a rate is too high', async () => {
    const { trials } = await findHighestRate(upTo(200), 100);
    expect(trials.slice(0, 4)).toEqual([
      { rate: 100 },
      { rate: 200 },
      { rate: 400, problem: 'too much' },
      { rate: 400, problem: 'too much' },
    ]);
  });

  it('gives a rate a second chance', async () => {
    let isSpoilt = true;
    const { rate } = await findHighestRate((tried) => {
      const problem = tried > 1000 || (tried === 100 && isSpoilt) ? 'too much' : undefined;
      isSpoilt = false;
      return Promise.resolve(problem);
    }, 100);
    expect(rate).toBeGreaterThan(900);
  });

  it('gives up where nothing is sustained', async () => {
    await expect(findHighestRate(() => Promise.resolve('it is down'), 100)).rejects.toThrow(
      'not even 4 requests a second are sustained: it is down',
    );
  });
});
