/** A number for people, as in `1,890`. */
export function grouped(value: number): string {
  return NUMBERS.format(value);
}

/** A number and what it counts, as in `2 metrics`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A part of a whole, as in `13.5%`. */
export function shareOf(part: number, whole: number): string {
  if (whole === 0) return part === 0 ? '0%' : 'over';
  const share = part / whole;
  return share > 0 && share < LEAST_SHOWN ? `<${PERCENT.format(LEAST_SHOWN)}` : PERCENT.format(share);
}

/** What is there is not told to be nothing. */
const LEAST_SHOWN = 0.001;
const NUMBERS = new Intl.NumberFormat('en-US');
const PERCENT = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 });
