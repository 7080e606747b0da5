import type { ExemplarSource } from './exemplar-source.js';
import type { InvalidRecordings } from './invalid-recordings.js';

/** One observation of a bucket, and the trace it was made in. */
export interface Exemplar {
  readonly labelSet: { readonly trace_id: string; readonly span_id: string };
  readonly value: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/** The latest exemplar of each bucket of a histogram. */
export class ExemplarTable {
  readonly #latest: (Exemplar | undefined)[];
  readonly #metric: string;
  readonly #source: ExemplarSource;
  readonly #invalid: InvalidRecordings;

  /**
   * @param metric - the name of the histogram
   * @param size - how many buckets its series have at worst
   * @param source - asked for each observation
   * @param invalid - where exemplars that are none are counted
   */
  constructor(metric: string, size: number, source: ExemplarSource, invalid: InvalidRecordings) {
    this.#latest = new Array<Exemplar | undefined>(size).fill(undefined);
    this.#metric = metric;
    this.#source = source;
    this.#invalid = invalid;
  }

  /** Keeps the exemplar of an observation, where there is one. Never throws. */
  observe(bucket: number, value: number): void {
    try {
      const given: unknown = this.#source();
      if (given === undefined) return;
      // What is a string once need not be one the next time it is read.
      const { trace_id, span_id } = given as Readonly<Record<string, unknown>>;
      if (isId(trace_id, TRACE_ID) && isId(span_id, SPAN_ID)) {
        this.#latest[bucket] = { labelSet: { trace_id, span_id }, value, timestamp: Date.now() / 1000 };
        return;
      }
    } catch {
      // It is reported below, as what is no exemplar is.
    }
    this.#invalid.add({ metric: this.#metric, reason: 'exemplar-invalid', outcome: 'folded' });
  }

  /** The exemplars there are now, by bucket. */
  snapshot(): readonly (Exemplar | undefined)[] {
    return this.#latest.slice();
  }
}

function isId(id: unknown, form: RegExp): id is string {
  return typeof id === 'string' && form.test(id);
}

// As in W3C Trace Context: an id of zeros is none. So the labels of an exemplar have 63 characters, of the 128 that
// OpenMetrics allows.
const TRACE_ID = /^(?!0{32})[\da-f]{32}$/;
const SPAN_ID = /^(?!0{16})[\da-f]{16}$/;
