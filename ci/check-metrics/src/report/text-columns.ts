/** A column of a table in plain text. */
export interface TextColumn {
  readonly align: 'left' | 'right';
}

/** A cell; what colours it, which adds nothing to its width. */
export interface TextCell {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** One endless text must not widen every row. */
const WIDEST = 200;

/**
 * Aligns rows in columns, two blanks apart, without borders.
 *
 * @param columns - how they are aligned; the last is not padded
 * @param rows - of harmless text, in which one character takes one column of a terminal
 */
export function textColumns(
  columns: readonly TextColumn[],
  rows: readonly (readonly TextCell[])[],
): string[] {
  const widths = columns.map((_, column) =>
    rows.reduce((width, row) => Math.min(WIDEST, Math.max(width, row[column]?.text.length ?? 0)), 0),
  );
  return rows.map((row) =>
    columns
      .map(({ align }, column) => {
        const { text = '', paint = String } = row[column] ?? {};
        const padding = ' '.repeat(Math.max(0, (widths[column] ?? 0) - text.length));
        if (align === 'right') return padding + paint(text);
        return column === columns.length - 1 ? paint(text) : paint(text) + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}
