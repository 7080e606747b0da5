import ms, { type StringValue } from 'ms';

/**
 * Reads a duration: a number above 0 and `ms`, `s`, `m` or `h`, such as `500ms`, `1.5s` or `2m`.
 *
 * @returns milliseconds; `undefined` for anything else, and for what no timer can wait for
 */
export function readDuration(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  const milliseconds = ms(text as StringValue);
  return milliseconds > 0 && milliseconds <= LONGEST ? milliseconds : undefined;
}

/** The form of a duration. The unit is not left to chance: without one, some would mean seconds. */
export const DURATION = /^\d{1,10}(?:\.\d{1,10})?(?:ms|s|m|h)$/;

/** What Node.js keeps in a timer. */
const LONGEST = 2 ** 31 - 1;
