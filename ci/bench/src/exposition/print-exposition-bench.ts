import Table from 'cli-table3';

import type { ExpositionBench } from './exposition-bench.js';
import { type MeasuredRatio, meetsTarget, type Target } from './measured-ratio.js';
import type { ExpositionSize } from './temporary-exposition.js';

/** Renders what was measured for a person. */
export function printExpositionBench({
  profile,
  size,
  tenfoldSize,
  promtoolVersion,
  ratios,
}: ExpositionBench): string {
  const table = new Table({
    head: ['figure', 'compared', 'with', 'median', 'median', 'ratio', 'min–max', 'target', ''],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
  });
  table.push(...ratios.map(row));
  return [
    `input (${profile}): ${describeSize(size)}`,
    ...(tenfoldSize ? [`ten times the input: ${describeSize(tenfoldSize)}`] : []),
    promtoolVersion === undefined
      ? 'promtool: not installed, so nothing is compared with it'
      : `promtool: ${promtoolVersion}`,
    `Node.js: ${process.versions.node}`,
    table.toString(),
  ].join('\n');
}

function row(measured: MeasuredRatio): string[] {
  const { figure, medians, ratio, target } = measured;
  const meets = meetsTarget(measured);
  const print = figure === 'peak memory' ? megabytes : seconds;
  return [
    figure,
    measured.measured,
    measured.baseline,
    print(medians.measured),
    print(medians.baseline),
    ratio.median.toFixed(2),
    `${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)}`,
    target ? `${SIGNS[target.is]} ${String(target.ratio)}` : '',
    meets === undefined ? '' : meets ? 'met' : 'missed',
  ];
}

const SIGNS: Readonly<Record<Target['is'], string>> = { 'at least': '≥', 'at most': '≤', below: '<' };

function describeSize({ series, bytes, families }: ExpositionSize): string {
  return `${series.toLocaleString('en')} series in ${families.toLocaleString('en')} families, ${megabytes(bytes)}`;
}

function seconds(figure: number): string {
  return `${figure.toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
