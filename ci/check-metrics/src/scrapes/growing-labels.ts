import type { Finding } from '../finding/finding.js';
import type { LabelColumn, LabelCount } from './label-column.js';
import { saysWhenCreated } from './scrape-interval.js';
import type { ScrapeSnapshot } from './scrape-snapshot.js';
import type { FamilySeries, SeriesTable } from './series-table.js';
import { shortened } from './series-text.js';

/** One interval says nothing: what is asked for the first time adds values too. */
const LEAST_SCRAPES = 3;

/** Takes note of how many values each label has had up to a scrape. */
export function countLabelValues(table: SeriesTable, { at }: ScrapeSnapshot): void {
  for (const { columns } of table.families.values()) {
    for (const column of columns.values()) {
      column.history.push({ at, counted: column.counted });
    }
  }
}

/**
 * Finds labels that had new values in every scrape, those inside of a finite domain not counted. What info metrics say
 * changes with what they tell of.
 *
 * @param latest - the last scrape
 * @param declared - the names of the catalog's metrics
 */
export function* growingLabels(
  { families }: SeriesTable,
  latest: ScrapeSnapshot,
  declared: ReadonlySet<string>,
): Iterable<Finding> {
  for (const family of families.values()) {
    const type = latest.families.get(family.name)?.type;
    if (type === 'info' || family.name.endsWith('_info')) continue;
    if ([...family.named.values()].every(saysWhenCreated)) continue;
    for (const [label, column] of family.columns) {
      if ((type === 'histogram' && label === 'le') || (type === 'summary' && label === 'quantile')) continue;
      if (growsInEveryInterval(column.history)) yield toFinding(family, label, column, declared);
    }
  }
}

function growsInEveryInterval(history: readonly LabelCount[]): boolean {
  return (
    history.length >= LEAST_SCRAPES &&
    history.every(({ counted }, index) => index === 0 || counted > (history[index - 1]?.counted ?? 0))
  );
}

function toFinding(
  { name: metric }: FamilySeries,
  label: string,
  { history, newest, newestPlace, hasDomain }: LabelColumn,
  declared: ReadonlySet<string>,
): Finding {
  const counts = history.map(({ counted }) => String(counted)).join(' → ');
  const examples = newest.map((value) => `"${shortened(value)}"`).join(', ');
  return {
    code: 'series/label-values-growing',
    severity: declared.has(metric) ? 'error' : 'warning',
    metric,
    label,
    ...newestPlace,
    message:
      `label "${label}" has had more values ${hasDomain ? 'outside its domain ' : ''}with each scrape: ${counts}` +
      `${rateOf(history)}; the newest are ${examples}`,
    fix: 'record values of a fixed set: each new one is a series more for every combination; what has no bound belongs into logs or traces',
  };
}

function rateOf(history: readonly LabelCount[]): string {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last || !(last.at > first.at)) return '';
  const perSecond = ((last.counted - first.counted) / (last.at - first.at)) * 1000;
  return `, ${String(Number(perSecond.toPrecision(2)))} more per second`;
}
