import { InvalidArgumentError } from 'commander';

import { readDuration } from '../config/duration.js';

/**
 * Reads a duration as a configuration has it, such as `500ms`, `1s`, `2m` or `1.5h`; a bare number is one of seconds.
 *
 * @returns whole milliseconds, at least 1
 * @throws InvalidArgumentError if it is not a duration above 0, or longer than a timer can wait
 */
export function positiveDuration(text: string): number {
  const milliseconds = readDuration(/^[\d.]+$/.test(text) ? `${text}s` : text);
  if (milliseconds !== undefined) return milliseconds;
  throw new InvalidArgumentError(
    'It must be a duration above 0 and of at most 24 days, such as 500ms, 10s or 2m.',
  );
}
