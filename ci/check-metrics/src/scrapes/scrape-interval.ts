import type { FamilyFacts, ScrapeSnapshot } from './scrape-snapshot.js';
import type { NamedSeries, SeriesLabel, SeriesTable } from './series-table.js';
import { seriesText } from './series-text.js';

/** Two scrapes of a target, one after the other. */
export interface ScrapeInterval {
  readonly table: SeriesTable;
  readonly before: ScrapeSnapshot;
  readonly now: ScrapeSnapshot;
  /** The names of the catalog's metrics. */
  readonly declared: ReadonlySet<string>;
}

/** A series of a table. */
export interface TableSeries {
  readonly named: NamedSeries;
  readonly key: string;
  readonly index: number;
}

/** The series of a family, without those that only say when another was created. */
export function* seriesOfFamily({ table }: ScrapeInterval, family: string): Iterable<TableSeries> {
  for (const named of table.families.get(family)?.named.values() ?? []) {
    if (saysWhenCreated(named)) continue;
    for (const [key, index] of named.indexes) yield { named, key, index };
  }
}

/** The labels of a series. */
export function labelsOf({ table }: ScrapeInterval, { named, key }: TableSeries): SeriesLabel[] {
  return table.labelsOf(named.family, key);
}

/** A series as a message names it. */
export function seriesName(interval: ScrapeInterval, series: TableSeries): string {
  return seriesText(series.named.name, labelsOf(interval, series));
}

/**
 * Whether what has a sample name can only grow while a process runs, by what the given scrapes say of its type. The sum of
 * a histogram does where no bound is below 0, as OpenMetrics has it; that of a summary may be one of negative
 * observations, and nothing tells.
 */
export function isCumulative({ name, family }: NamedSeries, scrapes: readonly ScrapeSnapshot[]): boolean {
  return scrapes.every(({ families }) => {
    const facts = families.get(family.name);
    switch (facts?.type) {
      case 'counter':
        return name === family.name;
      case 'histogram':
        return (
          name === `${family.name}_bucket` ||
          name === `${family.name}_count` ||
          (name === `${family.name}_sum` && isOfNonNegative(facts))
        );
      case 'summary':
        return name === `${family.name}_count`;
      default:
        return false;
    }
  });
}

/** Whether a sample name is that of the times at which the series of a family were created. */
export function saysWhenCreated({ name, family }: NamedSeries): boolean {
  return name !== family.name && name.endsWith('_created');
}

function isOfNonNegative({ bucketBounds: [lowest] }: FamilyFacts): boolean {
  return lowest !== undefined && Number.isFinite(lowest) && lowest >= 0;
}
