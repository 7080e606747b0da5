import type { SeriesFigures } from './cardinality-report.js';

/**
 * The series of something as a bar of plain characters: `#` for what there is, `-` for what there can be besides. Where
 * nothing was counted, `#` is what there can be.
 *
 * @param most - the series that take the whole width
 * @param width - in characters
 */
export function bar({ worstCase, actual }: SeriesFigures, most: number, width: number): string {
  const whole = cells(Math.max(worstCase, actual ?? 0), most, width);
  const full = actual === undefined ? whole : Math.min(whole, cells(actual, most, width));
  return '#'.repeat(full) + '-'.repeat(whole - full);
}

/** The least that is not nothing is one character. */
function cells(series: number, most: number, width: number): number {
  return series === 0 ? 0 : Math.max(1, Math.round((series / most) * width));
}
