import { byteAt, DIGIT_0, DOT, LOWER_E, MINUS, PLUS } from './ascii.js';
import { decodeUtf8 } from './utf8.js';

const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${String(exponent)}`));
const EXACT_DIGITS = 15;
const LONGEST_WORD = '+infinity'.length;
const UPPER_TO_LOWER = 0x20;

/**
 * The number a range of bytes spells, or `undefined` if it spells none.
 *
 * Takes what expfmt takes: Go's `strconv.ParseFloat` in decimal, without hexadecimal and underscores. So `5.`,
 * `.5`, `Inf`, `-infinity` and `nan` are numbers in any case, `+nan` is none, and neither is one that overflows.
 */
export function parseFloat64(bytes: Uint8Array, start: number, end: number): number | undefined {
  const first = byteAt(bytes, start);
  let at = first === PLUS || first === MINUS ? start + 1 : start;
  let mantissa = 0;
  let digits = 0;
  let significantDigits = 0;
  let dot = -1;
  for (; at < end; at++) {
    const byte = byteAt(bytes, at);
    if (byte === DOT && dot === -1) {
      dot = at;
    } else if (isDigit(byte)) {
      mantissa = mantissa * 10 + (byte - DIGIT_0);
      digits++;
      if (mantissa > 0) significantDigits++;
    } else break;
  }
  if (digits === 0) return parseWord(bytes, start, end);
  let scale = dot === -1 ? 0 : dot + 1 - at;
  if (at < end) {
    if ((byteAt(bytes, at) | UPPER_TO_LOWER) !== LOWER_E) return undefined;
    const exponent = parseExponent(bytes, at + 1, end);
    if (exponent === undefined) return undefined;
    scale += exponent;
  }
  // Both factors are exact and the operation rounds once, so the result is the nearest double.
  if (significantDigits <= EXACT_DIGITS && Math.abs(scale) < POWERS_OF_TEN.length) {
    const power = POWERS_OF_TEN[Math.abs(scale)] ?? 1;
    const magnitude = scale < 0 ? mantissa / power : mantissa * power;
    return first === MINUS ? -magnitude : magnitude;
  }
  const value = Number(decodeUtf8(bytes, start, end));
  return Number.isFinite(value) ? value : undefined;
}

function parseExponent(bytes: Uint8Array, start: number, end: number): number | undefined {
  const first = byteAt(bytes, start);
  let at = first === PLUS || first === MINUS ? start + 1 : start;
  if (at >= end) return undefined;
  let exponent = 0;
  for (; at < end; at++) {
    const byte = byteAt(bytes, at);
    if (!isDigit(byte)) return undefined;
    exponent = exponent * 10 + (byte - DIGIT_0);
  }
  return first === MINUS ? -exponent : exponent;
}

function parseWord(bytes: Uint8Array, start: number, end: number): number | undefined {
  if (end - start > LONGEST_WORD) return undefined;
  switch (decodeUtf8(bytes, start, end).toLowerCase()) {
    case 'nan':
      return NaN;
    case 'inf':
    case '+inf':
    case 'infinity':
    case '+infinity':
      return Infinity;
    case '-inf':
    case '-infinity':
      return -Infinity;
    default:
      return undefined;
  }
}

function isDigit(byte: number): boolean {
  return byte >= DIGIT_0 && byte <= DIGIT_0 + 9;
}
