import type { Colors } from 'picocolors/types.js';

import { counted } from '../../lint/tally.js';
import { LONGEST } from '../finding-words.js';
import type { MetricSummary, ReportedFinding } from '../report.js';
import { shortened } from '../shortened.js';
import { type TextCell, type TextColumn, textColumns } from '../text-columns.js';

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
            concerned.has(name) || (presence !== 'present' && presence !== 'not required'),
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
  const columns = headings.map((_, column): TextColumn => ({ align: column < 3 ? 'left' : 'right' }));
  return textColumns(columns, [
    headings.map((text) => ({ text, paint: colors.bold })),
    ...metrics.map(({ name, type, presence, series, worstCase, budget }): TextCell[] => [
      { text: shortened(name, LONGEST.name) },
      { text: shortened(type, LONGEST.name) },
      { text: presence, paint: paintOf(presence, colors) },
      {
        text: String(series),
        ...(series > Math.min(worstCase, budget ?? Infinity) && { paint: colors.red }),
      },
      { text: String(worstCase) },
      ...(hasBudgets ? [{ text: budget === undefined ? '' : String(budget) }] : []),
    ]),
  ]);
}

function paintOf(presence: MetricSummary['presence'], colors: Colors): (text: string) => string {
  switch (presence) {
    case 'present':
      return String;
    case 'not required':
      return colors.dim;
    case 'missing':
    case 'declared but never sampled':
    case 'unreadable':
      return colors.red;
  }
}
