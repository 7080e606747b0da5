import { InvalidArgumentError } from 'commander';
import ms, { type StringValue } from 'ms';

/** What a timer of Node.js can wait for, in milliseconds: 24.8 days. */
const LONGEST = 2 ** 31 - 1;

/**
 * Reads a duration, such as `500ms`, `1s`, `2m` or `1.5h`; a bare number is one of seconds.
 *
 * @returns whole milliseconds, at least 1
 * @throws InvalidArgumentError if it is not a duration above 0, or longer than a timer can wait
 */
export function positiveDuration(text: string): number {
  const milliseconds = millisecondsOf(text);
  if (!(milliseconds > 0) || milliseconds === Number.POSITIVE_INFINITY) {
    throw new InvalidArgumentError('It must be a duration above 0, such as 500ms, 10s or 2m.');
  }
  if (milliseconds > LONGEST) throw new InvalidArgumentError('It must be at most 24 days.');
  return Math.max(1, Math.round(milliseconds));
}

function millisecondsOf(text: string): number {
  const seconds = Number(text);
  if (!Number.isNaN(seconds)) return seconds * 1000;
  // Whatever its types say, what it cannot read is undefined, which is not above 0 either.
  return ms(text as StringValue);
}
