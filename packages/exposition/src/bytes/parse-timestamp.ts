import { byteAt, DIGIT_0, MINUS, PLUS } from './ascii.js';
import { decodeUtf8 } from './utf8.js';

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);
const INT64_DIGITS = 19;

/**
 * The timestamp in milliseconds that a range of bytes spells, or `undefined` if it spells none.
 *
 * Takes what expfmt takes: Go's `strconv.ParseInt` in base 10 with 64 bits, a sign allowed.
 */
export function parseTimestamp(bytes: Uint8Array, start: number, end: number): bigint | undefined {
  const sign = byteAt(bytes, start);
  let at = sign === PLUS || sign === MINUS ? start + 1 : start;
  if (at >= end) return undefined;
  for (let i = at; i < end; i++) {
    const byte = byteAt(bytes, i);
    if (byte < DIGIT_0 || byte > DIGIT_0 + 9) return undefined;
  }
  while (at < end - 1 && byteAt(bytes, at) === DIGIT_0) at++;
  // BigInt takes quadratic time, and a line may hold a million digits.
  if (end - at > INT64_DIGITS) return undefined;
  const magnitude = BigInt(decodeUtf8(bytes, at, end));
  const timestamp = sign === MINUS ? -magnitude : magnitude;
  return timestamp >= INT64_MIN && timestamp <= INT64_MAX ? timestamp : undefined;
}
