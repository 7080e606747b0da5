import Table from 'cli-table3';
import type { Colors } from 'picocolors/types.js';

import { counted } from '../../lint/tally.js';
import { LONGEST } from '../finding-words.js';
import type { MetricSummary, ReportedFinding } from '../report.js';
import { shortened } from '../shortened.js';

/** With more metrics than this only those are shown that somebody should look at. */
export const MOST_METRICS = 40;

/**
 * The catalog's metrics on a target as lines of a table.
 *
 * @param findings - of the target
 */
export function metricTable(
  metrics: readonly MetricSummary[],
  findings: readonly ReportedFinding[],
  colors: Colors,
): string[] {
  const concerned = new Set(findings.map(({ metric }) => metric));
  const shown =
    metrics.length <= MOST_METRICS
      ? metrics
      : metrics.filter(
          ({ name, presence }) =>
            concerned.has(name) || presence === 'missing' || presence === 'declared but never sampled',
        );
  return [
    ...(shown.length > 0 ? tableOf(shown, colors) : []),
    ...(shown.length < metrics.length
      ? [colors.dim(restOf(metrics.length - shown.length, shown.length > 0))]
      : []),
  ];
}

function restOf(count: number, isMore: boolean): string {
  return `${counted(count, isMore ? 'more metric' : 'metric')} of the catalog, with no findings`;
}

function tableOf(metrics: readonly MetricSummary[], colors: Colors): string[] {
  const hasBudgets = metrics.some(({ budget }) => budget !== undefined);
  const headings = ['metric', 'type', 'presence', 'series', 'worst case', ...(hasBudgets ? ['budget'] : [])];
  const table = new Table({
    head: headings.map((heading) => colors.bold(heading)),
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right'],
  });
  table.push(
    ...metrics.map(({ name, type, presence, series, worstCase, budget }) => [
      shortened(name, LONGEST.name),
      shortened(type, LONGEST.name),
      paintOf(presence, colors)(presence),
      series > Math.min(worstCase, budget ?? Infinity) ? colors.red(String(series)) : String(series),
      String(worstCase),
      ...(hasBudgets ? [budget === undefined ? '' : String(budget)] : []),
    ]),
  );
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

function paintOf(presence: MetricSummary['presence'], colors: Colors): (text: string) => string {
  switch (presence) {
    case 'present':
      return String;
    case 'not required':
      return colors.dim;
    case 'missing':
    case 'declared but never sampled':
      return colors.red;
  }
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
