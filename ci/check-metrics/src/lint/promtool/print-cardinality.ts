import type { ExpositionReport } from '@ibex/exposition';

import { cardinalityOf, totalSeries } from '../cardinality.js';

/**
 * The table that `promtool check metrics --extended` prints on its standard output, as of Prometheus 2.42: only for a
 * body with which nothing is wrong. Metrics with equally many series, which promtool puts in any order, come in the
 * order of the body.
 *
 * @param report - of a body for which promtool ends with 0
 */
export function printCardinality({ families }: ExpositionReport): string {
  const rows = [
    ['Metric', 'Cardinality', 'Percentage'],
    ...cardinalityOf(families).map(({ metric, series, percentage }) => [
      metric,
      String(series),
      `${twoDecimals(percentage)}%`,
    ]),
    ['Total', String(totalSeries(families)), '100%'],
  ];
  const widths = [0, 1, 2].map(
    (column) => Math.min(WIDEST, longest(rows.map((row) => row[column] ?? ''))) + PADDING,
  );
  return rows
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('')}\n`)
    .join('');
}

const PADDING = 4;
/** As promtool pads, one endless name would widen every row by as much. */
const WIDEST = 1000;

function longest(cells: readonly string[]): number {
  return cells.reduce((length, cell) => Math.max(length, cell.length), 0);
}

/** As Go rounds: what is halfway goes to the even digit, which JavaScript rounds up. Only odd eighths are halfway. */
function twoDecimals(percentage: number): string {
  const roundsDown = percentage % 0.5 === 0.125;
  return (roundsDown ? percentage - 0.005 : percentage).toFixed(2);
}
