import { describe, expect, it } from 'vitest';

import { compare, isWithin, wasDisturbed } from './comparison.js';

const PLAN = { measured: 'with', baseline: 'without', target: 1.03 };

function seconds(wall: number, cpu = wall) {
  return { wall, cpu };
}

describe('compare', () => {
  it('takes the ratio round by round, so that a slow round does not count twice', () => {
    const { ratio, seconds: medians } = compare(PLAN, [
      [seconds(10.2), seconds(10)],
      [seconds(20.2), seconds(20)],
      [seconds(40.4), seconds(40)],
    ]);
    expect(ratio).toMatchObject({ min: 1.01, median: 1.01, max: 1.02 });
    expect(medians.measured.median).toBe(20.2);
    expect(medians.baseline.median).toBe(20);
  });

  it('compares CPU time by itself', () => {
    const { cpuRatio } = compare(PLAN, [[seconds(20, 11), seconds(10, 10)]]);
    expect(cpuRatio.median).toBe(1.1);
  });

  it.each([
    [1.03, true],
    [1.031, false],
  ])('a median ratio of %d to 1.03 at most: %s', (wall, expected) => {
    expect(isWithin(compare(PLAN, [[seconds(wall), seconds(1)]]))).toBe(expected);
  });

  it.each([
    [11, false],
    [11.5, true],
  ])('%d s by the clock for 10 s of a processor: disturbed is %s', (wall, expected) => {
    expect(wasDisturbed(compare(PLAN, [[seconds(12), seconds(wall, 10)]]))).toBe(expected);
  });
});
