import { counted } from '../../lint/tally.js';
import { markdownCode, markdownText } from '../../report/markdown-text.js';
import type { CardinalityReport, LabelFigures, SeriesFigures } from '../cardinality-report.js';
import { exceedableBudgets, exceededBudgets } from '../exceeded-budgets.js';
import {
  distanceWords,
  exceedableWords,
  exceededWords,
  exceedsWords,
  MOST_ROWS,
  percentage,
  shownName,
  targetName,
} from './cardinality-words.js';

/** The figures as Markdown, for a comment or a summary. */
export function markdownCardinality(report: CardinalityReport): string {
  const { total, services, metrics, labels, target } = report;
  const blocks = [
    headOf(report),
    ...(metrics.length > 0 ? [figuresTable('Metric', metrics, report)] : []),
    ...(services.length > 0 ? [figuresTable('Service', services, report)] : []),
    ...(labels.length > 0 ? [labelTable(labels)] : []),
    [
      ...exceedableBudgets(report).map((budget) => `- ⚠️ ${markdownText(exceedableWords(budget))}`),
      ...exceededBudgets(report).map((budget) => `- ❌ ${markdownText(exceededWords(budget))}`),
    ],
  ];
  const title = target
    ? `### Series: ${String(total.actual ?? 0)} of ${String(total.worstCase)}`
    : `### Series: ${String(total.worstCase)} at worst`;
  return (
    [title, ...blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))].join('\n\n') +
    '\n'
  );
}

function headOf({ total, metrics, target }: CardinalityReport): string[] {
  const { worstCase, actual = 0, budget } = total;
  const held = budget === undefined ? '' : `, with a budget of ${String(budget)}`;
  const catalog = `The catalog has ${counted(metrics.length, 'metric')}, of ${String(worstCase)} series at worst${held}.`;
  if (!target) return [catalog];
  const others =
    target.otherSeries === 0
      ? ''
      : ` Besides there are ${String(target.otherSeries)} series of ${counted(target.otherFamilies, 'family', 'families')} that are not in the catalog.`;
  return [
    `${catalog} ${markdownCode(targetName(target))} has ${String(actual)} of them (${percentage(actual, worstCase)}); ${distanceWords(worstCase - actual)}.${others}`,
  ];
}

function figuresTable(
  heading: string,
  rows: readonly (SeriesFigures & { readonly name: string })[],
  { target }: CardinalityReport,
): string[] {
  const hasBudgets = rows.some(({ budget }) => budget !== undefined);
  return table(
    [
      heading,
      ...(target ? ['Actual'] : []),
      'Worst case',
      ...(target ? ['Distance'] : []),
      ...(hasBudgets ? ['Budget'] : []),
    ],
    rows
      .slice(0, MOST_ROWS)
      .map(({ name, worstCase, actual = 0, budget }) => [
        markdownCode(shownName(name)),
        ...(target ? [String(actual)] : []),
        String(worstCase),
        ...(target ? [String(worstCase - actual)] : []),
        ...(hasBudgets ? [budget === undefined ? '' : String(budget)] : []),
      ]),
    rows.length - MOST_ROWS,
  );
}

function labelTable(labels: readonly LabelFigures[]): string[] {
  return table(
    ['Label', 'Values', 'Metrics', 'Worst case', 'One more value', ''],
    labels
      .slice(0, MOST_ROWS)
      .map((figures) => [
        markdownCode(shownName(figures.label)),
        String(figures.values),
        figures.metrics.length === 1
          ? markdownCode(shownName(figures.metrics[0] ?? ''))
          : String(figures.metrics.length),
        String(figures.worstCase),
        `+${String(figures.seriesPerValue)}`,
        markdownText(exceedsWords(figures)),
      ]),
    labels.length - MOST_ROWS,
  );
}

function table(headings: readonly string[], rows: readonly (readonly string[])[], more: number): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(headings),
    line(headings.map((heading, index) => (index === 0 || heading === '' ? '---' : '---:'))),
    ...rows.map(line),
    ...(more > 0 ? ['', `and ${String(more)} more`] : []),
  ];
}
