/**
 * How requests arrive: at equal distances, or as those of many clients who know nothing of each other do, now close
 * together and now far apart (a Poisson process).
 */
export type Arrivals = 'constant' | 'poisson';

/** What `arrivalTimes` takes. */
export interface ArrivalPlan {
  readonly arrivals: Arrivals;
  /** Requests in a second, on average. */
  readonly rate: number;
  /** When the last may be due. */
  readonly seconds: number;
  /** Which times a Poisson process takes; a whole number. */
  readonly seed: number;
}

/**
 * When each request is due, in milliseconds from the start.
 *
 * @returns times that rise, the same for the same plan
 */
export function* arrivalTimes({ arrivals, rate, seconds, seed }: ArrivalPlan): Generator<number, void> {
  const end = seconds * 1000;
  const apart = 1000 / rate;
  if (arrivals === 'constant') {
    // Multiplied, not added up: rounding would shift the last of many.
    for (let index = 0; index * apart < end; index += 1) yield index * apart;
    return;
  }
  const random = randomNumbers(seed);
  for (let time = gap(random, apart); time < end; time += gap(random, apart)) yield time;
}

/** The distance to the next arrival of a Poisson process is distributed exponentially. */
function gap(random: () => number, mean: number): number {
  return -Math.log(1 - random()) * mean;
}

/** From 0 to 1, without 1; the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
