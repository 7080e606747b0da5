import { LRUCache } from 'lru-cache';

/** How much an organisation may send. */
export interface Allowance {
  /** How many requests at once. */
  readonly requests: number;
  /** How long it takes until that many may be sent again, in seconds; they come back one by one, evenly. */
  readonly windowSeconds: number;
}

/**
 * The buckets of all organisations, in this process. A request fills its bucket by one, a full bucket takes none, and
 * each leaks evenly.
 *
 * No library for this: those that count in the process count by fixed windows, which let through twice the limit at
 * the end of one and the start of the next.
 */
export class Buckets {
  readonly #size: number;
  readonly #millisecondsEach: number;
  readonly #buckets: LRUCache<string, Bucket>;

  /**
   * @param allowance - of each organisation
   * @param most - how many buckets are kept; beyond that those unused for longest are forgotten, and are empty when
   *   they are used again
   */
  constructor({ requests, windowSeconds }: Allowance, most = MOST_BUCKETS) {
    this.#size = requests;
    this.#millisecondsEach = (windowSeconds * 1000) / requests;
    this.#buckets = new LRUCache({ max: most });
  }

  /** How many buckets are kept. */
  get count(): number {
    return this.#buckets.size;
  }

  /**
   * Takes one request of an organisation.
   *
   * @returns 0, or where the bucket is full how long until it is not, in milliseconds
   */
  take(orgId: string): number {
    const now = performance.now();
    const bucket = this.#buckets.get(orgId) ?? { level: 0, time: now };
    const level = Math.max(0, bucket.level - (now - bucket.time) / this.#millisecondsEach);
    const wait = Math.ceil((level + 1 - this.#size) * this.#millisecondsEach);
    if (wait <= 0) this.#buckets.set(orgId, { level: level + 1, time: now });
    return Math.max(0, wait);
  }
}

/** How full a bucket was at a time. */
interface Bucket {
  readonly level: number;
  readonly time: number;
}

/** A few megabytes. */
const MOST_BUCKETS = 100_000;
