import {
  isCumulative,
  labelsOf,
  type ScrapeInterval,
  seriesName,
  seriesOfFamily,
  type TableSeries,
} from './scrape-interval.js';
import type { SeriesLabel } from './series-table.js';
import { valueText } from './series-text.js';

const START_TIME = 'start_time_seconds';
const TARGET_START_TIME = `process_${START_TIME}`;

/** How many processes behind a target are looked at, of those that ended or started anew between two scrapes. */
const MOST_ENDED_PROCESSES = 100;

/** Whether a target was started anew between two scrapes. */
export interface Restart {
  /** Where the target does not say when it started, and all its counters started anew, it may have. */
  readonly happened: 'no' | 'perhaps' | 'yes';
  /** What shows that it was not, where something does. */
  readonly evidence?: string;
  /**
   * Whether a series is of another process that was started anew or ended, for which a target may speak too: an exporter
   * for a database, a gateway for jobs. Such a process has a start time of its own, under the same prefix and labels.
   */
  readonly isOfEndedProcess: (series: TableSeries) => boolean;
}

/** Finds out whether a target was started anew between two scrapes. */
export function restartBetween(interval: ScrapeInterval): Restart {
  const isOfEndedProcess = endedProcesses(interval);
  const start = targetStartTime(interval);
  const [from, to] = start ? [valueIn(interval.before, start), valueIn(interval.now, start)] : [];
  if (from !== undefined && to !== undefined) {
    return from === to
      ? { happened: 'no', evidence: `${TARGET_START_TIME} is the same`, isOfEndedProcess }
      : { happened: 'yes', isOfEndedProcess };
  }
  return { ...restartByCounters(interval, isOfEndedProcess), isOfEndedProcess };
}

function valueIn(scrape: ScrapeInterval['now'], { index }: TableSeries): number | undefined {
  const value = scrape.valueOf(index);
  return scrape.has(index) && Number.isFinite(value) ? value : undefined;
}

/** The one without labels, or else the only one: a client library may give its labels to every metric. */
function targetStartTime(interval: ScrapeInterval): TableSeries | undefined {
  const all = presentSeries(interval, TARGET_START_TIME);
  return all.find(({ key }) => key === '') ?? (all.length === 1 ? all[0] : undefined);
}

function presentSeries(interval: ScrapeInterval, family: string): TableSeries[] {
  return [...seriesOfFamily(interval, family)].filter(
    ({ index }) => interval.before.has(index) || interval.now.has(index),
  );
}

function endedProcesses(interval: ScrapeInterval): Restart['isOfEndedProcess'] {
  const target = targetStartTime(interval);
  const ended: { readonly prefix: string; readonly labels: readonly SeriesLabel[] }[] = [];
  for (const family of interval.table.families.keys()) {
    if (!family.endsWith(`_${START_TIME}`)) continue;
    for (const series of presentSeries(interval, family)) {
      if (series.index === target?.index || ended.length >= MOST_ENDED_PROCESSES) continue;
      const from = valueIn(interval.before, series);
      if (from === undefined || from === valueIn(interval.now, series)) continue;
      const prefix = family === TARGET_START_TIME ? '' : family.slice(0, -START_TIME.length);
      ended.push({ prefix, labels: labelsOf(interval, series) });
    }
  }
  if (ended.length === 0) return () => false;
  return (series) => {
    const labels = new Map(labelsOf(interval, series).map(({ name, value }) => [name, value]));
    return ended.some(
      (process) =>
        series.named.name.startsWith(process.prefix) &&
        process.labels.every(({ name, value }) => labels.get(name) === value),
    );
  };
}

/** A restart makes every counter start anew, so one that went on shows that there was none. */
function restartByCounters(
  interval: ScrapeInterval,
  isOfEndedProcess: Restart['isOfEndedProcess'],
): Pick<Restart, 'happened' | 'evidence'> {
  const { before, now } = interval;
  let hasStartedAnew = false;
  for (const series of countersAboveZero(interval)) {
    const from = before.valueOf(series.index);
    const to = now.has(series.index) ? now.valueOf(series.index) : 0;
    if (Number.isNaN(to) || isOfEndedProcess(series)) continue;
    if (to >= from) return { happened: 'no', evidence: wentOn(seriesName(interval, series), from, to) };
    hasStartedAnew = true;
  }
  return { happened: hasStartedAnew ? 'perhaps' : 'no' };
}

function* countersAboveZero({ table, before }: ScrapeInterval): Iterable<TableSeries> {
  for (const family of table.families.values()) {
    for (const named of family.named.values()) {
      if (!isCumulative(named, [before])) continue;
      for (const [key, index] of named.indexes) {
        if (before.has(index) && before.valueOf(index) > 0) yield { named, key, index };
      }
    }
  }
}

function wentOn(series: string, from: number, to: number): string {
  return to === from
    ? `${series} stayed at ${valueText(to)}`
    : `${series} went from ${valueText(from)} to ${valueText(to)}`;
}
