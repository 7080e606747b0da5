import { UsageError } from '@ibex/service-runtime';

import { isUuid } from '../is-uuid.js';

/**
 * Reads a UUID.
 *
 * @param what - the option or argument, for the message
 * @throws `UsageError`
 */
export function readUuid(what: string, given: string): string {
  if (!isUuid(given)) throw new UsageError(`${what}: is not a UUID, such as ${EXAMPLE}; "list" shows them`);
  return given.toLowerCase();
}

const EXAMPLE = '3f2b8c1e-5d47-4a09-9c1b-7e6f0a2d8b34';

/**
 * Reads the name of an organisation or an agent.
 *
 * @throws `UsageError`
 */
export function readName(given: string): string {
  const name = given.trim();
  if (name === '') throw new UsageError('--name: is empty');
  if (name.length > LONGEST_NAME) {
    throw new UsageError(`--name: is longer than ${String(LONGEST_NAME)} characters`);
  }
  if (NOT_IN_A_LINE.test(name)) {
    throw new UsageError('--name: has a character that is not for a name, such as a line end or a NUL');
  }
  return name;
}

const LONGEST_NAME = 200;

// Controls, halves of surrogate pairs, line ends, and what turns the direction of the text around it.
const NOT_IN_A_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Reads how long something lasts, such as `90m`, `12h`, `30d`.
 *
 * @returns seconds
 * @throws `UsageError`
 */
export function readDuration(what: string, given: string): number {
  const [, count, unit] = /^(\d{1,9})([smhdw])$/.exec(given) ?? [];
  const seconds = Number(count) * (SECONDS.get(unit ?? '') ?? Number.NaN);
  if (!(seconds > 0 && seconds <= LONGEST)) {
    throw new UsageError(
      `${what}: is no time such as 90m, 12h, 30d or 8w, of a second at least and ten years at most`,
    );
  }
  return seconds;
}

const SECONDS = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3_600],
  ['d', 86_400],
  ['w', 7 * 86_400],
]);

const LONGEST = 3_653 * 86_400;
