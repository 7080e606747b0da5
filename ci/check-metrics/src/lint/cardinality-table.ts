import type { ExpositionFamily } from '@ibex/exposition';
import type { Colors } from 'picocolors/types.js';

import { printable } from '../report/printable.js';
import { textColumns } from '../report/text-columns.js';
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
  const lines = textColumns(
    COLUMNS,
    [HEADINGS, ...rows, total].map((row) => row.map((text) => ({ text }))),
  );
  return lines.map((line, index) => (index === 0 ? colors.bold(`  ${line}`) : `  ${line}`));
}

const HEADINGS = ['Metric', 'Cardinality', 'Percentage', 'Label values'];

const COLUMNS = [{ align: 'left' }, { align: 'right' }, { align: 'right' }, { align: 'left' }] as const;
