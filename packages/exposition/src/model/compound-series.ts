import type { MetricFamilyType } from '../exposition-family.js';
import type { LateFinding } from '../problems/problem-log.js';
import { quote } from '../problems/quote.js';
import type { Place } from '../bytes/source-line.js';

interface Count {
  readonly count: number;
  readonly place: Place;
}

interface Bucket extends Count {
  readonly bound: number;
}

/** What has to be known of the family to judge its series; a part of its state, which holds the series itself. */
interface CompoundFamily {
  readonly name: string;
  readonly type: MetricFamilyType | undefined;
  readonly incomplete: boolean;
}

/** The series of one histogram or summary: those that differ in name suffix, `le` and `quantile` only. */
export class CompoundSeries {
  readonly #first: Place;
  readonly #buckets: Bucket[] = [];
  #count: Count | undefined;
  #hasSum = false;

  constructor(first: Place) {
    this.#first = first;
  }

  addSum(): void {
    this.#hasSum = true;
  }

  addCount(count: number, place: Place): void {
    this.#count ??= { count, place };
  }

  addBucket(bound: number, count: number, place: Place): void {
    this.#buckets.push({ bound, count, place });
  }

  /** What is missing or contradictory, once the whole body is known. */
  *findings(family: CompoundFamily): Generator<LateFinding> {
    if (family.type === 'histogram') {
      this.#buckets.sort((a, b) => a.bound - b.bound);
      yield* this.#decreasingBuckets(family);
      yield* this.#infBucket(family);
    }
    if (family.incomplete) return;
    const metric = family.name;
    const subject = `${family.type ?? ''} ${quote(family.name)} whose first sample is in line ${String(this.#first.line)}`;
    if (!this.#hasSum) {
      yield {
        code: 'semantics/sum-missing',
        place: this.#first,
        metric,
        message: `${subject} has no sample ${quote(`${family.name}_sum`)} with the same labels`,
        fix: 'expose the sum of all observations as a sample of that name',
      };
    }
    if (this.#count === undefined) {
      yield {
        code: 'semantics/count-missing',
        place: this.#first,
        metric,
        message: `${subject} has no sample ${quote(`${family.name}_count`)} with the same labels`,
        fix: 'expose the number of observations as a sample of that name',
      };
    }
  }

  *#decreasingBuckets(family: CompoundFamily): Generator<LateFinding> {
    let highest = -Infinity;
    let highestBound = -Infinity;
    for (const bucket of this.#buckets) {
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

  *#infBucket(family: CompoundFamily): Generator<LateFinding> {
    const last = this.#buckets.at(-1);
    if (last?.bound !== Infinity) {
      if (family.incomplete) return;
      yield {
        code: 'semantics/inf-bucket-missing',
        place: this.#first,
        metric: family.name,
        message: `histogram ${quote(family.name)} whose first sample is in line ${String(this.#first.line)} has no bucket le="+Inf"`,
        fix: 'expose a last bucket le="+Inf" with the value of _count',
      };
    } else if (
      this.#count !== undefined &&
      (last.count < this.#count.count || last.count > this.#count.count)
    ) {
      yield {
        code: 'semantics/inf-bucket-unequal-count',
        place: this.#count.place,
        metric: family.name,
        message:
          `${quote(`${family.name}_count`)} is ${String(this.#count.count)}, ` +
          `but bucket le="+Inf" in line ${String(last.place.line)} counts ${String(last.count)}`,
        fix: 'expose the same number in both: every observation is in the +Inf bucket',
      };
    }
  }
}

function formatBound(bound: number): string {
  if (bound === Infinity) return '+Inf';
  return bound === -Infinity ? '-Inf' : String(bound);
}
