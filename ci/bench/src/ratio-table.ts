import Table from 'cli-table3';

import { type Figure, type MeasuredRatio, meetsTarget, type Target } from './measured-ratio.js';

/** A table of ratios, each with its range, what is wanted and whether it is. */
export function ratioTable(ratios: readonly MeasuredRatio[]): string {
  const table = new Table({
    head: ['figure', 'compared', 'with', 'median', 'median', 'ratio', 'min–max', 'target', ''],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
  });
  table.push(...ratios.map(row));
  return table.toString();
}

/** Bytes as a person reads them. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function row(measured: MeasuredRatio): string[] {
  const { figure, medians, ratio, target } = measured;
  const meets = meetsTarget(measured);
  const print = PRINTERS[figure];
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

function seconds(figure: number): string {
  return `${figure.toFixed(2)} s`;
}

function nanoseconds(figure: number): string {
  return `${(figure * 1e9).toFixed(1)} ns`;
}

const PRINTERS: Readonly<Record<Figure, (figure: number) => string>> = {
  time: seconds,
  'CPU time': seconds,
  'peak memory': megabytes,
  'time of a call': nanoseconds,
};
