import { build, type Histogram } from 'hdr-histogram-js';

/**
 * Any number of durations in constant memory, exact to three digits. In milliseconds, from a thousandth of one to an
 * hour; what is beyond counts as the nearest of these.
 */
export class Durations {
  readonly #microseconds: Histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 32,
  });

  record(milliseconds: number): void {
    const microseconds = Math.round(milliseconds * 1000);
    this.#microseconds.recordValue(Math.min(Math.max(microseconds, 0), LONGEST));
  }

  get count(): number {
    return this.#microseconds.totalCount;
  }

  /** The longest; 0 where there is none. */
  get max(): number {
    return this.#microseconds.maxValue / 1000;
  }

  /** The duration that `percent` of all do not exceed; 0 where there is none. */
  percentile(percent: number): number {
    return this.#microseconds.getValueAtPercentile(percent) / 1000;
  }

  /** Adds all durations of another measurement. */
  add(other: Durations): void {
    this.#microseconds.add(other.#microseconds);
  }
}

/** An hour, in microseconds. */
const LONGEST = 3_600_000_000;
