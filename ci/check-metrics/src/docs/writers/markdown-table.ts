/** A column of a table. */
export interface Column {
  readonly heading: string;
  readonly align?: 'right';
}

/**
 * A table in Markdown with its columns under one another.
 *
 * @param columns - with headings of three characters or more, as the line below them has
 * @param rows - of cells in which there is no `|`, nor any character that is not as wide as a letter
 */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, index) =>
    rows.reduce((widest, row) => Math.max(widest, row[index]?.length ?? 0), heading.length),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const padded = (cells: readonly string[]): string =>
    line(
      columns.map(({ align }, index) => {
        const [cell = '', width = 0] = [cells[index], widths[index]];
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      }),
    );
  return [
    padded(columns.map(({ heading }) => heading)),
    line(
      columns.map(({ align }, index) => {
        const width = widths[index] ?? 0;
        return align === 'right' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
      }),
    ),
    ...rows.map(padded),
  ].join('\n');
}
