/** How the length of a bar follows from a number of series. */
export type SeriesScale = 'log' | 'linear';

export const SCALES: readonly SeriesScale[] = ['log', 'linear'];

/**
 * Which scale shows a catalog better. Where one metric or a budget is far above the others, these are no longer to be told
 * apart on a linear scale.
 *
 * @param series - of each metric
 * @param largest - the number at the right end
 */
export function bestScale(series: readonly number[], largest: number): SeriesScale {
  const ascending = series.toSorted((one, other) => one - other);
  const median = ascending[Math.floor(ascending.length / 2)] ?? 0;
  return largest > median * MOST_LINEAR ? 'log' : 'linear';
}

/** A bar of a twentieth of the width can still be compared with others. */
const MOST_LINEAR = 20;

/**
 * Where a number stands between 0 and the largest. The logarithmic scale begins at 0 as well, so that a bar of one
 * series has a length.
 *
 * @returns from 0 to 100, to two decimals
 */
export function positionOf(value: number, largest: number, scale: SeriesScale): number {
  if (largest <= 0) return 0;
  const share = scale === 'log' ? Math.log1p(value) / Math.log1p(largest) : value / largest;
  return Math.round(Math.min(Math.max(share, 0), 1) * 10_000) / 100;
}

/** Round numbers along a scale, ascending, the largest of them not above the largest value. */
export function ticksOf(largest: number, scale: SeriesScale): readonly number[] {
  if (scale === 'log') {
    const decades = Math.floor(Math.log10(Math.max(largest, 1)));
    return [0, ...Array.from({ length: decades + 1 }, (_, power) => 10 ** power)];
  }
  const step = roundStep(largest / MOST_STEPS);
  return Array.from({ length: Math.floor(largest / step) + 1 }, (_, index) => index * step);
}

const MOST_STEPS = 5;

/** The next 1, 2 or 5 with zeros. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(atLeast, 1)));
  return [1, 2, 5].map((digit) => digit * power).find((step) => step >= atLeast) ?? 10 * power;
}
