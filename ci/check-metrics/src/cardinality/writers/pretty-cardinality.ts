import type { Colors } from 'picocolors/types.js';

import { counted } from '../../lint/tally.js';
import { type TextCell, type TextColumn, textColumns } from '../../report/text-columns.js';
import { bar } from '../bar.js';
import type { CardinalityReport, LabelFigures, SeriesFigures } from '../cardinality-report.js';
import { exceedableBudgets, exceededBudgets } from '../exceeded-budgets.js';
import {
  distanceWords,
  exceedableWords,
  exceededWords,
  exceedsWords,
  labelName,
  MOST_ROWS,
  percentage,
  shownName,
  targetName,
} from './cardinality-words.js';

/** The terminal that is written to. */
export interface Terminal {
  readonly colors: Colors;
  /** In characters. */
  readonly width: number;
}

/** The figures for a person, with a bar for each. */
export function prettyCardinality(report: CardinalityReport, terminal: Terminal): string {
  const { services, metrics, labels } = report;
  const blocks = [
    headOf(report),
    ...(metrics.length > 0 ? [chartOf('metric', metrics, report, terminal)] : []),
    ...(services.length > 0 ? [chartOf('service', services, report, terminal)] : []),
    ...(labels.length > 0 ? [labelTable(labels, terminal)] : []),
    verdictOf(report, terminal),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headOf({ total, metrics, target }: CardinalityReport): string[] {
  const { worstCase, actual, budget } = total;
  const held = budget === undefined ? '' : `, budget ${String(budget)}`;
  const catalog = `${String(worstCase)} series at worst of ${counted(metrics.length, 'metric')}${held}`;
  if (!target || actual === undefined) return [catalog];
  const others =
    target.otherSeries === 0
      ? []
      : [
          `besides ${String(target.otherSeries)} series of ${counted(target.otherFamilies, 'family', 'families')} that are not in the catalog`,
        ];
  return [
    catalog,
    `${targetName(target)} has ${String(actual)} of them (${percentage(actual, worstCase)}), ${distanceWords(worstCase - actual)}`,
    ...others,
  ];
}

type Row = SeriesFigures & { readonly name: string };

const NARROWEST_BAR = 10;

const LEGEND = '# there, - to come';

function chartOf(
  heading: string,
  rows: readonly Row[],
  { target }: CardinalityReport,
  { colors, width }: Terminal,
): string[] {
  const shown = rows.slice(0, MOST_ROWS);
  const most = Math.max(...rows.map(({ worstCase, actual = 0 }) => Math.max(worstCase, actual)));
  const hasBudgets = rows.some(({ budget }) => budget !== undefined);
  const headings = [
    heading,
    ...(target ? ['actual'] : []),
    'worst case',
    ...(target ? ['distance'] : []),
    ...(hasBudgets ? ['budget'] : []),
  ];
  const columns = headings.map((_, index): TextColumn => ({ align: index === 0 ? 'left' : 'right' }));
  const cells = shown.map((row) => cellsOf(row, { hasBudgets, isCounted: target !== undefined }, colors));
  const plain = textColumns(columns, [
    headings.map((text) => ({ text })),
    ...cells.map((row) => row.map(({ text }) => ({ text }))),
  ]);
  const used = Math.max(...plain.map((line) => line.length));
  const barWidth = Math.max(NARROWEST_BAR, width - used - 2);
  return [
    ...textColumns(
      [...columns, { align: 'left' }],
      [
        [
          ...headings.map((text) => ({ text, paint: colors.bold })),
          ...(target ? [{ text: LEGEND, paint: colors.dim }] : []),
        ],
        ...cells.map((row, index): TextCell[] => {
          const figures = shown[index] ?? { worstCase: 0 };
          const paint = (text: string): string => paintedBar(text, isOver(figures), colors);
          return [...row, { text: bar(figures, most, barWidth), paint }];
        }),
      ],
    ),
    ...(rows.length > shown.length ? [colors.dim(restOf(rows.slice(MOST_ROWS), heading))] : []),
  ];
}

function cellsOf(
  row: Row,
  { hasBudgets, isCounted }: { readonly hasBudgets: boolean; readonly isCounted: boolean },
  colors: Colors,
): TextCell[] {
  const { name, worstCase, actual = 0, budget } = row;
  return [
    { text: shownName(name) },
    ...(isCounted ? [{ text: String(actual), ...(isOver(row) && { paint: colors.red }) }] : []),
    { text: String(worstCase) },
    ...(isCounted ? [{ text: String(worstCase - actual) }] : []),
    ...(hasBudgets ? [{ text: budget === undefined ? '' : String(budget) }] : []),
  ];
}

function isOver({ actual = 0, budget = Infinity }: SeriesFigures): boolean {
  return actual > budget;
}

function paintedBar(text: string, isTooLong: boolean, colors: Colors): string {
  const full = text.replaceAll('-', '');
  const rest = text.slice(full.length);
  return (isTooLong ? colors.red(full) : colors.cyan(full)) + (rest === '' ? '' : colors.dim(rest));
}

function restOf(rows: readonly Row[], what: string): string {
  const series = rows.reduce((sum, { worstCase }) => sum + worstCase, 0);
  return `${counted(rows.length, `more ${what}`)}, ${String(series)} series at worst`;
}

function labelTable(labels: readonly LabelFigures[], { colors }: Terminal): string[] {
  const shown = labels.slice(0, MOST_ROWS);
  const headings = ['label', 'values', 'metrics', 'worst case', 'one more value'];
  return [
    ...textColumns(
      [
        ...headings.map((_, index): TextColumn => ({ align: index === 0 ? 'left' : 'right' })),
        { align: 'left' },
      ],
      [
        headings.map((text) => ({ text, paint: colors.bold })),
        ...shown.map((figures): TextCell[] => [
          { text: labelName(figures, labels) },
          { text: String(figures.values) },
          { text: String(figures.metrics.length) },
          { text: String(figures.worstCase) },
          { text: `+${String(figures.seriesPerValue)}` },
          ...warningOf(figures, colors),
        ]),
      ],
    ),
    ...(labels.length > shown.length
      ? [colors.dim(counted(labels.length - shown.length, 'more label'))]
      : []),
  ];
}

function warningOf(figures: LabelFigures, colors: Colors): TextCell[] {
  const text = exceedsWords(figures);
  return text === '' ? [] : [{ text, paint: colors.yellow }];
}

function verdictOf(report: CardinalityReport, { colors }: Terminal): string[] {
  const exceeded = exceededBudgets(report);
  const { total, services, metrics, target } = report;
  const budgets = [total, ...services, ...metrics, ...(target ? [target] : [])].filter(
    ({ budget }) => budget !== undefined,
  ).length;
  return [
    ...exceedableBudgets(report).map((budget) => colors.yellow(`! ${exceedableWords(budget)}`)),
    ...exceeded.map((budget) => colors.red(`✗ ${exceededWords(budget)}`)),
    ...(target && budgets > 0 && exceeded.length === 0
      ? [colors.green(`✓ ${counted(budgets, 'budget')} kept`)]
      : []),
  ];
}
