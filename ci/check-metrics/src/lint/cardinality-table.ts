import type { ExpositionFamily } from '@ibex/exposition';
import type { Colors } from 'picocolors/types.js';

import { printable } from '../report/printable.js';
import { cardinalityOf, totalSeries } from './cardinality.js';

/** The cardinality of each family as lines of a table: promtool's columns, and how many values each label has. */
export function cardinalityTable(families: readonly ExpositionFamily[], colors: Colors): string[] {
  const rows = cardinalityOf(families).map(({ metric, series, percentage, labels }) => [
    printable(metric),
    String(series),
    `${percentage.toFixed(2)}%`,
    labels.map(({ name, values }) => `${printable(name)} ${String(values)}`).join(', '),
  ]);
  const total = ['Total', String(totalSeries(families)), rows.length === 0 ? '' : '100%', ''];
  const table = [HEADINGS, ...rows, total];
  const widths = HEADINGS.map((_, column) =>
    // One endless name must not widen every row.
    table.reduce((width, row) => Math.min(WIDEST, Math.max(width, row[column]?.length ?? 0)), 0),
  );
  return table.map((row, index) => {
    const [metric = '', series = '', percentage = '', labels = ''] = row.map((cell, column) =>
      column === 1 || column === 2
        ? cell.padStart(widths[column] ?? 0)
        : cell.padEnd(column === 0 ? (widths[column] ?? 0) : 0),
    );
    const text = `  ${metric}  ${series}  ${percentage}  ${labels}`.trimEnd();
    return index === 0 ? colors.bold(text) : text;
  });
}

const WIDEST = 200;

const HEADINGS = ['Metric', 'Cardinality', 'Percentage', 'Label values'];
