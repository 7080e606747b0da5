import { Pool } from 'undici';

import { actOnTime } from './act-on-time.js';
import { arrivalTimes, type Arrivals } from './arrival-times.js';
import { Durations } from './durations.js';
import type { LoadResult } from './load-result.js';
import { type LoadRequest, type Outcome, sendRequest } from './send-request.js';

export type { LoadRequest } from './send-request.js';

/** Which requests are sent where and when. */
export interface LoadPlan {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Makes the request of each index, from 0. */
  readonly request: (index: number) => LoadRequest;
  /** Requests in a second. */
  readonly rate: number;
  /** How long requests come due; they may take longer. By default until `signal` says stop. */
  readonly seconds?: number;
  /** By default constant. */
  readonly arrivals?: Arrivals;
  /** Which times a Poisson process takes, a whole number; by default 1. */
  readonly seed?: number;
  /** The most requests that may wait for their answers, each on a connection of its own; by default 1000. */
  readonly maxInFlight?: number;
  /** After how many milliseconds a request is given up; by default 30 s. */
  readonly timeout?: number;
  /** When aborted, no more requests come due. */
  readonly signal?: AbortSignal;
}

/**
 * Sends requests at the times of a plan, whatever the answers take (an open loop), and resolves when the last is over.
 *
 * A closed loop sends a request when the answer to the one before is there. While a server stands still it then sends
 * none, and of a stall that hundreds of clients would have met it measures one request. Here each request is
 * sent when it is due, and its latency counts from then.
 *
 * @throws RangeError for a rate that is not above 0
 */
export async function generateLoad(plan: LoadPlan): Promise<LoadResult> {
  const { rate, maxInFlight = 1000, timeout = 30_000 } = plan;
  if (!(rate > 0)) throw new RangeError('a load needs a rate above 0');
  const pool = new Pool(plan.origin, { connections: maxInFlight, headersTimeout: 0, bodyTimeout: 0 });
  const tally = new Tally();
  const act = (due: number) => {
    if (tally.inFlight >= maxInFlight) {
      tally.isNotSent();
      return;
    }
    const request = plan.request(tally.due);
    tally.isSent(performance.now() - due);
    sendRequest(pool, request, request.timeout ?? timeout, (outcome) => {
      tally.isOver(outcome, performance.now() - due);
    });
  };
  try {
    await actOnTime(
      arrivalTimes({ arrivals: 'constant', seconds: Infinity, seed: 1, ...plan }),
      act,
      plan.signal,
    );
    await tally.allOver();
    return tally.result();
  } finally {
    await pool.destroy();
  }
}

/** Keeps count of what happens. */
class Tally {
  readonly #statuses = new Map<number, number>();
  readonly #failures = new Map<string, number>();
  readonly #latency = new Durations();
  readonly #lag = new Durations();
  #sent = 0;
  #notSent = 0;
  #mostInFlight = 0;
  #onAllOver: (() => void) | undefined;

  get due(): number {
    return this.#sent + this.#notSent;
  }

  get inFlight(): number {
    return this.#sent - this.#latency.count;
  }

  isNotSent(): void {
    this.#notSent += 1;
  }

  isSent(lag: number): void {
    this.#sent += 1;
    this.#lag.record(lag);
    this.#mostInFlight = Math.max(this.#mostInFlight, this.inFlight);
  }

  isOver(outcome: Outcome, latency: number): void {
    if ('status' in outcome) increment(this.#statuses, outcome.status);
    else increment(this.#failures, outcome.failure);
    this.#latency.record(latency);
    if (this.inFlight === 0) this.#onAllOver?.();
  }

  /** Resolves when each request that was sent is over. */
  async allOver(): Promise<void> {
    if (this.inFlight > 0) await new Promise<void>((resolve) => (this.#onAllOver = resolve));
  }

  result(): LoadResult {
    return {
      due: this.due,
      sent: this.#sent,
      notSent: this.#notSent,
      statuses: this.#statuses,
      failures: this.#failures,
      latency: this.#latency,
      lag: this.#lag,
      mostInFlight: this.#mostInFlight,
    };
  }
}

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
