/** The middle of some figures and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * @param figures - in any order
 * @throws RangeError if there are none
 */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b);
  const min = sorted[0];
  const max = sorted.at(-1);
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (min === undefined || max === undefined || lower === undefined || upper === undefined) {
    throw new RangeError('there are no figures');
  }
  return { median: (lower + upper) / 2, min, max };
}
