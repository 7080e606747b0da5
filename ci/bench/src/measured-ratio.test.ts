import { describe, expect, it } from 'vitest';

import type { MeasuredProgram } from './measured-program.js';
import { measureRatio, meetsTarget, type RatioPlan, type Target } from './measured-ratio.js';

const PLAN: RatioPlan = { figure: 'time', measured: 'theirs', baseline: 'ours' };

describe('measureRatio', () => {
  it('takes the ratio round by round, so that a slow round does not count twice', () => {
    const { ratio, medians } = measureRatio(PLAN, [round(6, 1), round(14, 2), round(32, 4)]);
    expect(ratio).toEqual({ min: 6, median: 7, max: 8 });
    expect(medians).toEqual({ measured: 14, baseline: 2 });
  });

  it.each([
    ['time', 2],
    ['CPU time', 3],
    ['peak memory', 4],
  ] as const)('compares the %s', (figure, expected) => {
    const rounds = [
      new Map([
        ['theirs', ended({ wall: 2, cpu: 3, peakMemory: 4 })],
        ['ours', ended({ wall: 1, cpu: 1, peakMemory: 1 })],
      ]),
    ];
    expect(measureRatio({ ...PLAN, figure }, rounds).ratio.median).toBe(expected);
  });

  it('does not compare what was not measured', () => {
    expect(() => measureRatio({ ...PLAN, baseline: 'nobody' }, [round(1, 1)])).toThrow(
      'nobody was not measured',
    );
  });
});

describe('meetsTarget', () => {
  it.each<[number, Target, boolean]>([
    [6, { is: 'at least', ratio: 6 }, true],
    [5.9, { is: 'at least', ratio: 6 }, false],
    [11, { is: 'at most', ratio: 11 }, true],
    [11.1, { is: 'at most', ratio: 11 }, false],
    [0.9, { is: 'below', ratio: 1 }, true],
    [1, { is: 'below', ratio: 1 }, false],
  ])('of a median of %d to %j: %s', (median, target, expected) => {
    expect(meetsTarget(measureRatio({ ...PLAN, target }, [round(median, 1)]))).toBe(expected);
  });

  it('says nothing without a target', () => {
    expect(meetsTarget(measureRatio(PLAN, [round(1, 1)]))).toBeUndefined();
  });
});

function round(theirs: number, ours: number): Map<string, MeasuredProgram> {
  return new Map([
    ['theirs', ended({ wall: theirs })],
    ['ours', ended({ wall: ours })],
  ]);
}

function ended({ wall = 1, cpu = 1, peakMemory = 1 }): MeasuredProgram {
  return { duration: { wall, cpu }, peakMemory, exitCode: 0, stdout: '', stderr: '' };
}
