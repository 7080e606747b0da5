import type { Finding } from '../finding/finding.js';
import type { Restart } from './restart.js';
import type { ScrapeInterval } from './scrape-interval.js';
import { valueText } from './series-text.js';

/** How many bounds a message names. */
const MOST_BOUNDS = 8;

/** Finds histograms that have other buckets than in the scrape before. */
export function* changedBuckets(
  { before, now, declared }: ScrapeInterval,
  { happened }: Restart,
): Iterable<Finding> {
  for (const [metric, { type, line, bucketBounds }] of now.families) {
    const previous = before.families.get(metric);
    if (type !== 'histogram' || previous?.type !== 'histogram') continue;
    if (bucketBounds.length === 0 || previous.bucketBounds.length === 0) continue;
    const changes = [
      ...boundsText('lost', missingFrom(bucketBounds, previous.bucketBounds)),
      ...boundsText('gained', missingFrom(previous.bucketBounds, bucketBounds)),
    ];
    if (changes.length === 0) continue;
    const isPerhapsRestarted = happened === 'perhaps';
    yield {
      code: 'series/buckets-changed',
      severity: declared.has(metric) && !isPerhapsRestarted ? 'error' : 'warning',
      metric,
      label: 'le',
      line,
      column: 1,
      scrape: now.number,
      message:
        `has other buckets in scrape ${String(now.number)} than in scrape ${String(before.number)}: it ${changes.join(' and ')}` +
        (isPerhapsRestarted ? ' (a restart cannot be ruled out)' : ''),
      fix: 'keep the bounds for as long as the process runs: a quantile over two sets of buckets is wrong',
    };
  }
}

function missingFrom(bounds: readonly number[], others: readonly number[]): number[] {
  const known = new Set(bounds);
  return others.filter((bound) => !known.has(bound));
}

function boundsText(verb: string, bounds: readonly number[]): string[] {
  if (bounds.length === 0) return [];
  const named = bounds.slice(0, MOST_BOUNDS).map(valueText);
  return [`${verb} ${named.join(', ')}${bounds.length > MOST_BOUNDS ? ', …' : ''}`];
}
