import Table from 'cli-table3';

/** What a command prints of a thing, by column. `null` where there is nothing to say. */
export type PrintedRecord = Readonly<Record<string, string | null>>;

/**
 * Prints a list on standard output: a table for people, or JSON for programs.
 *
 * @param columns - all of them in their order, for a list without records has them, too
 */
export function printRecords<Printed extends PrintedRecord>(
  records: readonly Printed[],
  columns: readonly (keyof Printed & string)[],
  { json }: OutputOptions,
): void {
  process.stdout.write(`${json ? JSON.stringify(records) : tableOf(records, columns)}\n`);
}

/**
 * Prints one thing on standard output: its fields one below the other, or JSON.
 */
export function printRecord(record: PrintedRecord, { json }: OutputOptions): void {
  const fields = Object.entries(record).map(([name, value]) => ({ name, value }));
  const width = Math.max(...fields.map(({ name }) => name.length));
  const lines = fields.map(({ name, value }) => `${name.padEnd(width)}  ${harmless(value)}`);
  process.stdout.write(`${json ? JSON.stringify(record) : lines.join('\n')}\n`);
}

/** How a command prints. */
export interface OutputOptions {
  readonly json?: true | undefined;
}

function tableOf<Printed extends PrintedRecord>(
  records: readonly Printed[],
  columns: readonly (keyof Printed & string)[],
): string {
  const table = new Table({ head: [...columns], style: { head: [], border: [] } });
  for (const record of records) table.push(columns.map((column) => harmless(record[column] ?? null)));
  return table.toString();
}

// A name that got into the database by other ways than these commands may hold what a terminal obeys.
function harmless(text: string | null): string {
  return (text ?? '-').replaceAll(/\p{Cc}/gu, '\u{fffd}');
}
