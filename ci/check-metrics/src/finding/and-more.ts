/**
 * What the last of those that are told one by one says of the rest: ` (and 3 labels more)`.
 *
 * @param index - of the one that says it, from 0
 * @param most - how many are told
 * @param all - how many there are
 * @param called - in the plural; where the message says it already, nothing
 */
export function andMore(index: number, most: number, all: number, called?: string): string {
  if (index !== most - 1 || all <= most) return '';
  return ` (and ${[String(all - most), called, 'more'].filter((word) => word !== undefined).join(' ')})`;
}
