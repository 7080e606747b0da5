import { expect, it } from 'vitest';

import type { ExpositionBench } from './exposition-bench.js';
import { printExpositionBench } from './print-exposition-bench.js';

const BENCH: ExpositionBench = {
  profile: 'mixed',
  size: { series: 300_000, families: 284, bytes: 37_545_993 },
  tenfoldSize: { series: 3_000_000, families: 2840, bytes: 375_000_000 },
  promtoolVersion: '2.42.0+ds',
  ratios: [
    {
      figure: 'time',
      measured: 'theirs',
      baseline: 'ours',
      target: { is: 'at least', ratio: 6 },
      medians: { measured: 1.3, baseline: 0.2 },
      ratio: { median: 6.5, min: 6.25, max: 7 },
    },
    {
      figure: 'peak memory',
      measured: 'ours',
      baseline: 'theirs',
      target: { is: 'below', ratio: 1 },
      medians: { measured: 330_000_000, baseline: 330_000_000 },
      ratio: { median: 1, min: 0.5, max: 2 },
    },
    {
      figure: 'CPU time',
      measured: 'theirs',
      baseline: 'ours',
      medians: { measured: 1, baseline: 1 },
      ratio: { median: 1, min: 1, max: 1 },
    },
  ],
};

it('tells what was read, by which promtool', () => {
  const printed = printExpositionBench(BENCH);
  expect(printed).toContain('input (mixed): 300,000 series in 284 families, 37.5 MB\n');
  expect(printed).toContain('ten times the input: 3,000,000 series in 2,840 families, 375.0 MB\n');
  expect(printed).toContain('promtool: 2.42.0+ds\n');
});

it('prints each ratio with its range, beside what is wanted and whether it is', () => {
  const [, time, memory, cpu] = printExpositionBench(BENCH)
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) => line.split('│').map((cell) => cell.trim()));
  expect(time).toEqual([
    '',
    'time',
    'theirs',
    'ours',
    '1.30 s',
    '0.20 s',
    '6.50',
    '6.25–7.00',
    '≥ 6',
    'met',
    '',
  ]);
  expect(memory).toEqual([
    ...[
      '',
      'peak memory',
      'ours',
      'theirs',
      '330.0 MB',
      '330.0 MB',
      '1.00',
      '0.50–2.00',
      '< 1',
      'missed',
      '',
    ],
  ]);
  expect(cpu?.slice(-3)).toEqual(['', '', '']);
});

it('says so where promtool is missing', () => {
  const withoutPromtool: ExpositionBench = { profile: 'mixed', size: BENCH.size, ratios: [] };
  expect(printExpositionBench(withoutPromtool)).toContain(
    'promtool: not installed, so nothing is compared with it\n',
  );
  expect(printExpositionBench(withoutPromtool)).not.toContain('ten times');
});
