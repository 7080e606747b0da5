import type { Durations } from './durations.js';

/** What came of the requests of a plan. `due` is `sent` and `notSent`; `sent` is all `statuses` and `failures`. */
export interface LoadResult {
  /** How many requests came due. */
  readonly due: number;
  readonly sent: number;
  /** Requests that came due while as many as allowed were waiting for their answers: the load was more than that. */
  readonly notSent: number;
  /** How many answers came to their last byte, by status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** How many requests got no whole answer, by the code of the error; `TIMEOUT` where the generator gave up. */
  readonly failures: ReadonlyMap<string, number>;
  /** From when each request was due to the last byte of its answer, or to its failure. */
  readonly latency: Durations;
  /** From when each request was due to when it was sent: what the generator itself adds to the latency. */
  readonly lag: Durations;
  /** The most requests that waited for their answers at a time. */
  readonly mostInFlight: number;
}

/**
 * Says why a result tells nothing about the server: the generator did not send what it was to send when it was to
 * send it.
 *
 * @param lagLimit - how late at most one request in a hundred may be sent, in milliseconds
 * @returns the reason; `undefined` for a result that is valid
 */
export function problemOf({ due, notSent, lag }: LoadResult, lagLimit: number): string | undefined {
  if (notSent > 0) {
    return `${String(notSent)} of ${String(due)} requests were not sent: too many were waiting for their answers`;
  }
  const late = lag.percentile(99);
  if (late <= lagLimit) return undefined;
  return `the generator was late: one request in a hundred by more than ${late.toFixed(1)} ms`;
}
