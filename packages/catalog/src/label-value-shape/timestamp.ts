import type { CharacterCounts } from './character-counts.js';

/**
 * Whether a text is a point in time: a date with a time as ISO 8601, RFC 2822, HTTP, logs and languages write it, or
 * the seconds, milliseconds, microseconds or nanoseconds since 1970 of a time between 2001 and 2100.
 *
 * A date alone is none: versions of an API are called by it.
 */
export function isTimestamp(text: string, { digits }: CharacterCounts): boolean {
  if (digits < 9 || text.length < 10 || text.length > LONGEST) return false;
  if (SINCE_EPOCH.test(text)) return isSinceEpoch(text);
  return DATE_AND_TIME.some((form) => form.test(text));
}

function isSinceEpoch(text: string): boolean {
  const [digits = ''] = text.split('.');
  const seconds = Number(digits.slice(0, 10));
  if (seconds > LAST_SECOND || digits === LARGEST_INT32) return false;
  // 1000000000 and 1073741824 are amounts.
  const isRound = /0{6}$/.test(digits) && Number(digits.slice(4)) === 0;
  return !isRound && (digits.length > 16 || Number(digits) % 2 ** 20 !== 0);
}

/** A date in JavaScript with the name of its time zone has about 70. */
const LONGEST = 80;

const SINCE_EPOCH = /^(?:[1-4]\d{9}(?:\.\d{1,9}|\d{3}|\d{6}|\d{9})?|[1-4]\d{12}\.\d{1,6})$/;
/** The end of 2100. */
const LAST_SECOND = 4_133_980_799;
const LARGEST_INT32 = '2147483647';

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const TIME = String.raw`\d\d:\d\d(?::\d\d)?`;

const DATE_AND_TIME = [
  // 2024-08-06T12:34:56.789Z, 2024-08-06 12:34:56 +0000 UTC, 20240806T123456Z
  /^\d{4}-[01]\d-[0-3]\d[T _][0-2]\d[:-]?[0-5]\d(?:[:-]?\d\d)?(?:[.,]\d{1,9})?(?:[ Z+-][\w:.+= -]{0,40})?$/i,
  /^\d{4}[01]\d[0-3]\dT[0-2]\d[0-5]\d(?:\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?$/i,
  // 2024/08/06 12:34:56
  /^\d{4}\/[01]?\d\/[0-3]?\d [0-2]\d:[0-5]\d(?::\d\d)?(?:[.,]\d{1,9})?$/,
  // Tue, 06 Aug 2024 12:34:56 GMT, and without the day
  new RegExp(`^(?:${DAY}, )?\\d{1,2} ${MONTH} \\d{4} ${TIME}(?: |$)`, 'i'),
  // Tuesday, 06-Aug-24 12:34:56 GMT
  new RegExp(`^${DAY}[a-z]{0,6}, \\d\\d-${MONTH}-\\d\\d(?:\\d\\d)? ${TIME}(?: |$)`, 'i'),
  // Tue Aug  6 12:34:56 2024, Tue Aug  6 12:34:56 UTC 2024
  new RegExp(`^${DAY} ${MONTH} [ \\d]?\\d ${TIME}(?: \\w{1,5})? \\d{4}$`, 'i'),
  // Tue Aug 06 2024 12:34:56 GMT+0000 (Coordinated Universal Time)
  new RegExp(`^${DAY} ${MONTH} \\d\\d \\d{4} ${TIME}(?: |$)`, 'i'),
  // 06/Aug/2024:12:34:56 +0000
  new RegExp(`^\\[?\\d\\d/${MONTH}/\\d{4}:${TIME}`, 'i'),
];
