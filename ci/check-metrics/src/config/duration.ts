import ms, { type StringValue } from 'ms';

import { LONGEST_TIMEOUT } from '../time/longest-timeout.js';

/** The form of a duration. The unit is not left to chance: without one, some would mean seconds. */
export const DURATION = /^\d{1,10}(?:\.\d{1,10})?(?:ms|s|m|h)$/;

/**
 * Reads a duration: a number above 0 and `ms`, `s`, `m` or `h`, such as `500ms`, `1.5s` or `2m`.
 *
 * @returns whole milliseconds, at least 1; `undefined` for anything else, and for what no timer can wait for
 */
export function readDuration(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  const milliseconds = ms(text as StringValue);
  if (!(milliseconds > 0) || milliseconds > LONGEST_TIMEOUT) return undefined;
  return Math.max(1, Math.round(milliseconds));
}
