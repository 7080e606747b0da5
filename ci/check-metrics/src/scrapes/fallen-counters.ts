import type { Finding } from '../finding/finding.js';
import type { Restart } from './restart.js';
import { isCumulative, type ScrapeInterval, seriesName, type TableSeries } from './scrape-interval.js';
import { valueText } from './series-text.js';

/**
 * Finds counters that fell between two scrapes without a restart: Prometheus takes every fall for one, and counts the new
 * value on top. One finding per family.
 */
export function* fallenCounters(interval: ScrapeInterval, restart: Restart): Iterable<Finding> {
  for (const family of interval.table.families.values()) {
    const fallen: Fallen = { count: 0, first: undefined };
    for (const named of family.named.values()) {
      if (!isCumulative(named, [interval.before, interval.now])) continue;
      for (const [key, index] of named.indexes) addIfFallen(fallen, { named, key, index }, interval, restart);
    }
    if (fallen.first) yield toFinding(fallen.first, fallen.count - 1, interval, restart);
  }
}

interface Fallen {
  count: number;
  /** The first in the body. */
  first: TableSeries | undefined;
}

function addIfFallen(fallen: Fallen, series: TableSeries, interval: ScrapeInterval, restart: Restart): void {
  const { before, now } = interval;
  const { index } = series;
  if (!before.has(index) || !(now.valueOf(index) < before.valueOf(index)) || !now.has(index)) return;
  // What has the time of the sample before, or an earlier one, Prometheus does not store.
  if (now.timestampOf(index) <= before.timestampOf(index)) return;
  if (createdIn(series, interval) === 'again' || restart.isOfEndedProcess(series)) return;
  fallen.count++;
  if (!fallen.first || now.lineOf(index) < now.lineOf(fallen.first.index)) fallen.first = series;
}

function toFinding(series: TableSeries, others: number, interval: ScrapeInterval, restart: Restart): Finding {
  const { before, now } = interval;
  const { index, named } = series;
  const isCertain = restart.happened === 'no' || createdIn(series, interval) === 'once';
  const fall = `fell from ${valueText(before.valueOf(index))} to ${valueText(now.valueOf(index))}`;
  const rest = others === 0 ? '' : `; so did ${String(others)} more of its series`;
  return {
    code: 'series/counter-fell',
    severity: isCertain ? 'error' : 'warning',
    metric: named.family.name,
    line: now.lineOf(index),
    column: 1,
    scrape: now.number,
    message:
      `${seriesName(interval, series)} ${fall} between scrape ${String(before.number)} and ${String(now.number)}` +
      ` ${whyNoRestart(series, interval, restart)}${rest}`,
    fix: isCertain
      ? 'let a counter only grow while its process runs, and make what goes down a gauge; if several processes answer at this address, scrape each of them'
      : 'expose process_start_time_seconds, which tells a restart from a counter that was reset',
  };
}

function whyNoRestart(
  series: TableSeries,
  interval: ScrapeInterval,
  { happened, evidence }: Restart,
): string {
  if (createdIn(series, interval) === 'once') return 'without a restart (its _created is the same)';
  if (evidence !== undefined) return `without a restart (${evidence})`;
  return happened === 'perhaps'
    ? '(a restart cannot be ruled out: every counter started anew, and process_start_time_seconds is missing)'
    : 'without a restart';
}

/** What `_created` says of a series: whether it was created once, or again between the scrapes. */
function createdIn(
  { named, key }: TableSeries,
  { table, before, now }: ScrapeInterval,
): 'once' | 'again' | 'unknown' {
  const { name, family } = named;
  const base = family.name.replace(/_total$/, '');
  const sampleName = `${base}_created`;
  // A family of its own in text format; of OpenMetrics it is in that of the series, which is named after the samples here.
  const families = [family.name, base, sampleName].filter((each) =>
    table.families.get(each)?.named.has(sampleName),
  );
  for (const each of families) {
    const labels = table.labelsOf(family, key).filter((label) => name === family.name || label.name !== 'le');
    const index = table.find(each, sampleName, labels);
    if (index === undefined || !before.has(index) || !now.has(index)) continue;
    return before.valueOf(index) === now.valueOf(index) ? 'once' : 'again';
  }
  return 'unknown';
}
