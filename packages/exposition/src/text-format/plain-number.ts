import { DIGIT_0, DOT, LINE_FEED, LOWER_E, MINUS, PLUS, SPACE, spells } from '../bytes/ascii.js';
import { parseFloat64 } from '../bytes/parse-float.js';

/** With an exponent of two digits this is far below the largest double. */
const LONGEST_NUMBER = 100;
const EXACT_DIGITS = 15;
const DIGIT_9 = DIGIT_0 + 9;
const LOWER_CASE = 0x20;

/**
 * The end of a number that a space or line feed follows, written in digits, with a dot and an exponent if need be.
 *
 * @param takesAny - whether it may be negative or NaN
 * @returns -1 for everything else, numbers in other spellings included
 */
export function skipPlainNumber(bytes: Uint8Array, start: number, takesAny: boolean): number {
  let at = start;
  let byte = bytes[at] ?? 0;
  if (byte === MINUS && takesAny) byte = bytes[++at] ?? 0;
  const digitsStart = at;
  while (byte >= DIGIT_0 && byte <= DIGIT_9) byte = bytes[++at] ?? 0;
  if (at === digitsStart) return takesAny && spells(bytes, start, 'NaN') ? endOfToken(bytes, start + 3) : -1;
  if (byte === DOT) {
    byte = bytes[++at] ?? 0;
    while (byte >= DIGIT_0 && byte <= DIGIT_9) byte = bytes[++at] ?? 0;
  }
  if ((byte | LOWER_CASE) === LOWER_E) {
    byte = bytes[++at] ?? 0;
    if (byte === PLUS || byte === MINUS) byte = bytes[++at] ?? 0;
    const exponentStart = at;
    while (byte >= DIGIT_0 && byte <= DIGIT_9) byte = bytes[++at] ?? 0;
    const exponentDigits = at - exponentStart;
    if (exponentDigits === 0 || exponentDigits > 2) return -1;
  }
  return at - start <= LONGEST_NUMBER ? endOfToken(bytes, at) : -1;
}

/** The end of a timestamp that ends its line, or -1 if it is none in up to 15 digits without a sign. */
export function skipPlainTimestamp(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const digit = (bytes[at] ?? 0) - DIGIT_0;
    if (digit < 0 || digit > 9) break;
    at++;
  }
  const digits = at - start;
  return bytes[at] === LINE_FEED && digits > 0 && digits <= EXACT_DIGITS ? at : -1;
}

function endOfToken(bytes: Uint8Array, at: number): number {
  return bytes[at] === LINE_FEED || bytes[at] === SPACE ? at : -1;
}

/** The number of observations that {@link skipPlainNumber} has skipped; NaN if it is not whole. */
export function plainCount(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > EXACT_DIGITS) return wholeNumber(bytes, start, end);
  let count = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - DIGIT_0;
    if (digit < 0 || digit > 9) return wholeNumber(bytes, start, end);
    count = count * 10 + digit;
  }
  return count;
}

function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  const value = parseFloat64(bytes, start, end) ?? NaN;
  return Number.isInteger(value) ? value : NaN;
}
