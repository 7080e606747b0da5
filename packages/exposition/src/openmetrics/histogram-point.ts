import type { LateFinding } from '../problems/problem-log.js';
import { quote } from '../problems/quote.js';
import type { LineFinding } from '../problems/line-finding.js';
import type { Place, SourceLine } from '../bytes/source-line.js';
import type { BoundLabel } from './bound-label.js';
import type { FamilyState } from './family-state.js';
import { type SampleRole, suffixOf } from './family-types.js';
import type { SampleLine } from './sample-line.js';

interface PlacedValue {
  readonly value: number;
  readonly place: Place;
}

/**
 * One point of a histogram or gauge histogram: its buckets, sum and count, which stand together. There is one,
 * overwritten for each point.
 */
export class HistogramPoint {
  isEmpty = true;
  #bound = -Infinity;
  #hasBuckets = false;
  #hasNegativeBound = false;
  #highest = 0;
  #infValue: number | undefined;
  #sum: PlacedValue | undefined;
  #count: PlacedValue | undefined;

  clear(): void {
    this.isEmpty = true;
    this.#bound = -Infinity;
    this.#hasBuckets = false;
    this.#hasNegativeBound = false;
    this.#highest = 0;
    this.#infValue = undefined;
    this.#sum = undefined;
    this.#count = undefined;
  }

  /** Takes a sum or a count; a time of creation says nothing about the others. */
  addPart(role: SampleRole, source: SourceLine, { value, valueStart, valueEnd }: SampleLine): void {
    this.isEmpty = false;
    if (role === 'sum') this.#sum ??= { value, place: source.place(valueStart, valueEnd) };
    if (role === 'count') this.#count ??= { value, place: source.place(valueStart, valueEnd) };
  }

  /** Buckets ascend in bound and never descend in value. */
  addBucket(
    family: FamilyState,
    { labels, value, valueStart, valueEnd }: SampleLine,
    { index, value: bound }: BoundLabel,
  ): LineFinding | undefined {
    this.isEmpty = false;
    const before = this.#bound;
    const isFirst = !this.#hasBuckets;
    this.#hasBuckets = true;
    this.#bound = bound;
    if (bound < 0) this.#hasNegativeBound = true;
    if (bound === Infinity) this.#infValue ??= value;
    if (!isFirst && bound <= before) {
      return {
        code: 'syntax/buckets-out-of-order',
        start: labels.valueStarts[index] ?? 0,
        end: labels.valueEnds[index] ?? 0,
        message: `bucket le=${quote(labels.value(index))} of ${quote(family.name)} comes after le="${formatBound(before)}"`,
        fix: 'write the buckets of a histogram in ascending order of their bounds, each bound once',
      };
    }
    const highest = this.#highest;
    if (value >= highest) {
      this.#highest = value;
      return undefined;
    }
    // A count that is none has a problem of its own.
    if (!(value >= 0)) return undefined;
    return {
      code: 'syntax/buckets-not-cumulative',
      start: valueStart,
      end: valueEnd,
      message: `bucket le=${quote(labels.value(index))} of ${quote(family.name)} counts ${String(value)}, less than a smaller bucket with ${String(highest)}`,
      fix: 'count in each bucket every observation less than or equal to its bound',
    };
  }

  /**
   * What is missing or contradictory, once the point is complete.
   *
   * @param first - the first sample of the point
   * @param isWhole - whether all its lines are known, so that something can be called missing
   */
  *findings(family: FamilyState, first: Place, isWhole: boolean): Generator<LateFinding> {
    const metric = family.name;
    const type = family.type ?? 'unknown';
    const sumName = quote(`${family.name}${suffixOf(type, 'sum')}`);
    const countName = quote(`${family.name}${suffixOf(type, 'count')}`);
    const count = this.#count;
    const sum = this.#sum;
    if (
      count !== undefined &&
      this.#infValue !== undefined &&
      count.value !== this.#infValue &&
      count.value >= 0
    ) {
      yield {
        code: 'syntax/inf-bucket-unequal-count',
        place: count.place,
        metric,
        message: `${countName} is ${String(count.value)}, but bucket le="+Inf" counts ${String(this.#infValue)}`,
        fix: 'expose the same number in both: every observation is in the +Inf bucket',
      };
    }
    if (sum !== undefined && this.#hasNegativeBound && type === 'histogram') {
      yield {
        code: 'syntax/sum-with-negative-bound',
        place: sum.place,
        metric,
        message: `${sumName} stands beside a bucket of a negative bound: such a sum can fall, and a histogram's must not`,
        fix: 'leave out the sum and the count, or use a gaugehistogram',
      };
    }
    if (sum !== undefined && sum.value < 0 && !this.#hasNegativeBound && type === 'gaugehistogram') {
      yield {
        code: 'syntax/sum-invalid',
        place: sum.place,
        metric,
        message: `${sumName} is ${String(sum.value)}, and no bucket has a negative bound`,
        fix: 'expose the sum of all current values, and buckets for the negative ones',
      };
    }
    if (!isWhole) return;
    if (this.#infValue === undefined) {
      yield {
        code: 'syntax/inf-bucket-missing',
        place: first,
        metric,
        message: `${type} ${quote(family.name)} has no bucket le="+Inf" with these labels`,
        fix: 'expose a last bucket le="+Inf" that counts every observation',
      };
    }
    if (count === undefined && sum !== undefined) {
      yield {
        code: 'syntax/count-missing',
        place: sum.place,
        metric,
        message: `${sumName} has no ${countName} beside it`,
        fix: 'expose both the sum and the count, or neither',
      };
    }
    if (sum === undefined && count !== undefined) {
      yield {
        code: 'syntax/sum-missing',
        place: count.place,
        metric,
        message: `${countName} has no ${sumName} beside it`,
        fix: 'expose both the sum and the count, or neither',
      };
    }
  }
}

function formatBound(bound: number): string {
  if (bound === Infinity) return '+Inf';
  return bound === -Infinity ? '-Inf' : String(bound);
}
