import type { Bucket, CompoundSeriesTable, PlacedCount } from '../model/compound-series.js';
import type { FamilyState } from '../model/family-state.js';
import type { LateFinding } from '../problems/problem-log.js';
import { quote } from '../problems/quote.js';

/** What is missing or contradictory in a histogram or summary, once the whole body is known. */
export function* checkCompound(
  family: FamilyState,
  table: CompoundSeriesTable,
  series: number,
): Generator<LateFinding> {
  const count = table.count(series);
  if (family.type === 'histogram') {
    const buckets = table.buckets(series);
    yield* repeatedBounds(family, buckets);
    yield* decreasingBuckets(family, buckets);
    yield* infBucket(family, table, series, buckets.at(-1), count);
  }
  if (family.type === 'summary') {
    const quantiles = table.buckets(series);
    yield* repeatedBounds(family, quantiles);
    yield* decreasingQuantiles(family, quantiles);
  }
  if (family.incomplete) return;
  const metric = family.name;
  const place = table.place(series);
  const subject = `${family.type ?? ''} ${quote(family.name)} whose first sample is in line ${String(place.line)}`;
  if (!table.hasSum(series)) {
    yield {
      code: 'semantics/sum-missing',
      place,
      metric,
      message: `${subject} has no sample ${quote(`${family.name}_sum`)} with the same labels`,
      fix: 'expose the sum of all observations as a sample of that name',
    };
  }
  if (count === undefined) {
    yield {
      code: 'semantics/count-missing',
      place,
      metric,
      message: `${subject} has no sample ${quote(`${family.name}_count`)} with the same labels`,
      fix: 'expose the number of observations as a sample of that name',
    };
  }
}

/** One bound in one spelling is one series; this is the same bound in another. */
function* repeatedBounds(family: FamilyState, buckets: readonly Bucket[]): Generator<LateFinding> {
  const isHistogram = family.type === 'histogram';
  for (const [index, { bound, place }] of buckets.entries()) {
    const before = buckets[index - 1];
    if (before?.bound !== bound) continue;
    const subject = isHistogram ? `bucket le="${formatBound(bound)}"` : `quantile ${String(bound)}`;
    yield {
      code: isHistogram ? 'semantics/bucket-bound-repeated' : 'semantics/quantile-repeated',
      place,
      metric: family.name,
      message:
        `${subject} of ${quote(family.name)} is in line ${String(before.place.line)} already, ` +
        'in another spelling: Prometheus 3 takes both for one series',
      fix: isHistogram
        ? 'expose each bound once, in one spelling'
        : 'expose each quantile once, in one spelling',
    };
  }
}

function* decreasingQuantiles(family: FamilyState, quantiles: readonly Bucket[]): Generator<LateFinding> {
  let before: Bucket | undefined;
  for (const quantile of quantiles) {
    if (before !== undefined && quantile.count < before.count) {
      yield {
        code: 'semantics/quantiles-decreasing',
        place: quantile.place,
        metric: family.name,
        message:
          `quantile ${String(quantile.bound)} of ${quote(family.name)} is ${String(quantile.count)}, ` +
          `less than quantile ${String(before.bound)} with ${String(before.count)}`,
        fix: 'work out all quantiles from the same observations',
      };
    }
    if (!Number.isNaN(quantile.count)) before = quantile;
  }
}

function* decreasingBuckets(family: FamilyState, buckets: readonly Bucket[]): Generator<LateFinding> {
  let highest = -Infinity;
  let highestBound = -Infinity;
  for (const bucket of buckets) {
    if (bucket.count < highest) {
      yield {
        code: 'semantics/buckets-not-cumulative',
        place: bucket.place,
        metric: family.name,
        message:
          `bucket le="${formatBound(bucket.bound)}" of ${quote(family.name)} counts ${String(bucket.count)}, ` +
          `less than bucket le="${formatBound(highestBound)}" with ${String(highest)}`,
        fix: 'count in each bucket every observation less than or equal to its bound',
      };
    } else if (bucket.count >= highest) {
      highest = bucket.count;
      highestBound = bucket.bound;
    }
  }
}

function* infBucket(
  family: FamilyState,
  table: CompoundSeriesTable,
  series: number,
  last: Bucket | undefined,
  count: PlacedCount | undefined,
): Generator<LateFinding> {
  if (last?.bound !== Infinity) {
    if (family.incomplete) return;
    const place = table.place(series);
    yield {
      code: 'semantics/inf-bucket-missing',
      place,
      metric: family.name,
      message: `histogram ${quote(family.name)} whose first sample is in line ${String(place.line)} has no bucket le="+Inf"`,
      fix: 'expose a last bucket le="+Inf" with the value of _count',
    };
  } else if (count !== undefined && (last.count < count.count || last.count > count.count)) {
    yield {
      code: 'semantics/inf-bucket-unequal-count',
      place: count.place,
      metric: family.name,
      message:
        `${quote(`${family.name}_count`)} is ${String(count.count)}, ` +
        `but bucket le="+Inf" in line ${String(last.place.line)} counts ${String(last.count)}`,
      fix: 'expose the same number in both: every observation is in the +Inf bucket',
    };
  }
}

/** A bound as it is usually written. */
export function formatBound(bound: number): string {
  if (bound === Infinity) return '+Inf';
  return bound === -Infinity ? '-Inf' : String(bound);
}
