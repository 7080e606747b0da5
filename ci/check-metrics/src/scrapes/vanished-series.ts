import type { Finding } from '../finding/finding.js';
import type { Restart } from './restart.js';
import {
  labelsOf,
  type ScrapeInterval,
  seriesName,
  seriesOfFamily,
  type TableSeries,
} from './scrape-interval.js';

/** Finds series of a scrape that are gone in the next, although the target was not restarted. One finding per family. */
export function* vanishedSeries(interval: ScrapeInterval, restart: Restart): Iterable<Finding> {
  for (const family of interval.table.families.keys()) {
    const vanished = vanishedOf(family, interval, restart);
    if (vanished.first === undefined || isReplacedInfo(family, vanished, interval)) continue;
    yield toFinding(vanished.first, vanished, interval, restart);
  }
}

interface Vanished {
  count: number;
  /** How many the family had, and has. */
  before: number;
  now: number;
  /** The first in the body that had it. */
  first: TableSeries | undefined;
}

function vanishedOf(family: string, interval: ScrapeInterval, restart: Restart): Vanished {
  const { before, now } = interval;
  const vanished: Vanished = { count: 0, before: 0, now: 0, first: undefined };
  for (const series of seriesOfFamily(interval, family)) {
    const { index } = series;
    if (now.has(index)) vanished.now++;
    if (!before.has(index)) continue;
    vanished.before++;
    if (now.has(index) || isOfLostBucket(series, interval) || restart.isOfEndedProcess(series)) continue;
    vanished.count++;
    if (!vanished.first || before.lineOf(index) < before.lineOf(vanished.first.index))
      vanished.first = series;
  }
  return vanished;
}

/** That a histogram has other buckets is a finding of its own. */
function isOfLostBucket(series: TableSeries, interval: ScrapeInterval): boolean {
  const { name, family } = series.named;
  const facts = interval.now.families.get(family.name);
  if (name !== `${family.name}_bucket` || facts?.type !== 'histogram' || facts.bucketBounds.length === 0)
    return false;
  const bound = labelsOf(interval, series).find((label) => label.name === 'le')?.value ?? '';
  return !facts.bucketBounds.includes(bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound));
}

/** What is said of a target in labels changes with it: the revision of a configuration, a leader. */
function isReplacedInfo(family: string, { now }: Vanished, { before }: ScrapeInterval): boolean {
  return now > 0 && (family.endsWith('_info') || before.families.get(family)?.type === 'info');
}

function toFinding(
  series: TableSeries,
  vanished: Vanished,
  interval: ScrapeInterval,
  restart: Restart,
): Finding {
  const { before, now, declared } = interval;
  const metric = series.named.family.name;
  const isPerhapsRestarted = restart.happened === 'perhaps';
  return {
    code: 'series/vanished',
    severity: declared.has(metric) && !isPerhapsRestarted ? 'error' : 'warning',
    metric,
    line: before.lineOf(series.index),
    column: 1,
    scrape: before.number,
    message:
      `${seriesName(interval, series)} was in scrape ${String(before.number)} and is not in scrape ${String(now.number)}` +
      `${extentOf(vanished)}${isPerhapsRestarted ? ' (a restart cannot be ruled out)' : ''}`,
    fix: 'keep every series for as long as the process runs, at zero if need be: one that goes leaves a gap in graphs, and ends alerts',
  };
}

function extentOf({ count, before, now }: Vanished): string {
  if (now === 0)
    return before === 1
      ? '; the whole metric is gone'
      : `; the whole metric is gone, ${String(before)} series`;
  return count === 1
    ? ''
    : `; nor ${count === 2 ? 'is' : 'are'} ${String(count - 1)} more of its ${String(before)} series`;
}
