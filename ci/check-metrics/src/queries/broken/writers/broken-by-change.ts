import { counted } from '../../../lint/tally.js';
import type { CatalogChange } from '../../../diff/catalog-change.js';
import { printable } from '../../../report/printable.js';
import { relativePath } from '../../../report/source-path.js';
import type { BrokenQuery, QueryTitle } from '../broken-query.js';

/** How the broken queries are told. */
export interface BrokenQueriesWords {
  /** What a change is, as it is said of its metric: `its label "route" is gone`. */
  readonly describe: (change: CatalogChange) => string;
  /** The directory that paths are shown relative to. */
  readonly cwd: string;
}

/** A change, and the queries that it breaks. */
export interface BrokenByChange {
  readonly change: CatalogChange;
  readonly broken: readonly BrokenQuery[];
}

/** The queries by the change that breaks them, in the order of the first of each. */
export function brokenByChange(broken: readonly BrokenQuery[]): readonly BrokenByChange[] {
  const groups = new Map<CatalogChange, BrokenQuery[]>();
  for (const one of broken) {
    const group = groups.get(one.change);
    if (group) group.push(one);
    else groups.set(one.change, [one]);
  }
  return Array.from(groups, ([change, queries]) => ({ change, broken: queries }));
}

/** How many break, each counted once, as in `3 queries break`. */
export function breakWords(broken: readonly BrokenQuery[]): string {
  const { size } = new Set(broken.map(keyOf));
  return `${counted(size, 'query', 'queries')} ${size === 1 ? 'breaks' : 'break'}`;
}

/** Two rules may have one name, and two targets of a panel one legend, but not one place. */
function keyOf({ file, query: { kind, text } }: BrokenQuery): string {
  return JSON.stringify([file, kind, text]);
}

/** What is said before the name of a query. */
export const KIND_WORDS: Readonly<Record<QueryTitle['kind'], string>> = {
  alert: 'alert',
  record: 'recording rule',
  panel: 'panel',
  variable: 'variable',
  annotation: 'annotation',
  template: 'template',
  query: 'query',
};

/** Where it is seen that a query breaks, as a terminal makes a link of. */
export function brokenPlace({ file, line, column }: BrokenQuery, cwd: string): string {
  return `${printable(relativePath(file, cwd))}:${String(line)}:${String(column)}`;
}
