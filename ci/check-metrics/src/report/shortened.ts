import { printable } from './printable.js';

/**
 * Text from outside as it is shown: harmless for a terminal, and no longer than what a line bears.
 *
 * @param most - how many characters are shown, the `…` that stands for the rest included
 */
export function shortened(text: string, most: number): string {
  // Cut before as well: an endless text need not be gone through.
  const shown = printable(text.slice(0, most + 1));
  return shown.length <= most ? shown : `${shown.slice(0, most - 1).replace(HALF_CHARACTER, '')}…`;
}

/** What cutting through a character beyond the basic plane leaves of it. */
const HALF_CHARACTER = /\p{Surrogate}$/u;
