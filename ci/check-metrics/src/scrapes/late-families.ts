import type { Finding } from '../finding/finding.js';
import type { Restart } from './restart.js';
import { type ScrapeInterval, seriesOfFamily, type TableSeries } from './scrape-interval.js';
import type { ScrapeSnapshot } from './scrape-snapshot.js';
import type { SeriesTable } from './series-table.js';

/** The families with samples that a target has had since it started, to find those that it did not have from the first. */
export class KnownFamilies {
  readonly #names: Set<string>;
  readonly #firstScrape: number;

  /** @param first - the first scrape since the start */
  constructor(table: SeriesTable, first: ScrapeSnapshot) {
    this.#names = new Set(
      [...table.families.keys()].filter((family) =>
        firstSeriesOf(family, { table, before: first, now: first, declared: new Set() }),
      ),
    );
    this.#firstScrape = first.number;
  }

  /** Finds the families that appear in a later scrape. */
  *late(interval: ScrapeInterval, restart: Restart): Iterable<Finding> {
    const { table, now, declared } = interval;
    for (const metric of table.families.keys()) {
      if (this.#names.has(metric)) continue;
      const series = firstSeriesOf(metric, interval);
      if (!series) continue;
      this.#names.add(metric);
      if (restart.isOfEndedProcess(series)) continue;
      const isPerhapsRestarted = restart.happened === 'perhaps';
      yield {
        code: 'series/family-late',
        severity: declared.has(metric) && !isPerhapsRestarted ? 'error' : 'warning',
        metric,
        line: now.families.get(metric)?.line ?? now.lineOf(series.index),
        column: 1,
        scrape: now.number,
        message:
          `has no sample in scrape ${String(this.#firstScrape)} and appears in scrape ${String(now.number)}` +
          (isPerhapsRestarted ? ' (a restart cannot be ruled out)' : ': it appears only under load'),
        fix: 'start its series at zero, so that rate() sees the first increase and an alert has something to ask',
      };
    }
  }
}

/** The series of a family that stands first in the later scrape. */
function firstSeriesOf(family: string, interval: ScrapeInterval): TableSeries | undefined {
  const { now } = interval;
  let first: TableSeries | undefined;
  for (const series of seriesOfFamily(interval, family)) {
    if (!now.has(series.index)) continue;
    if (!first || now.lineOf(series.index) < now.lineOf(first.index)) first = series;
  }
  return first;
}
