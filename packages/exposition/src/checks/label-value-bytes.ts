import { SPACE } from '../bytes/ascii.js';

/** What the bytes of a label value tell about its shape, before it becomes a string. */

const DIGIT = 1;
const SLASH = 2;
/** `@` or `?`. */
const MARK = 4;
const COLON = 8;
const DOT = 16;
const HYPHEN = 32;
const LETTER_W = 64;
const ALL = 127;

/** Ends the value, or has to be looked at: a quote, a backslash, control characters and what is not ASCII. */
const UNPLAIN = 0x80;

/** The class of each byte of a label value, a bit each. */
const VALUE_CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => classOf(String.fromCharCode(byte)));

/** For all the classes of bytes in a value the least length with which it may have a shape. */
export const LEAST_LENGTHS = Uint16Array.from({ length: ALL + 1 }, (_, classes) => leastLength(classes));

/** Whether it is worth while to ask `labelValueShape`; most values can have no shape at all. */
export function mayHaveShape(bytes: Uint8Array, start: number, end: number): boolean {
  let classes = 0;
  for (let at = start; at < end; at++) classes |= VALUE_CLASSES[bytes[at] ?? 0] ?? 0;
  return end - start >= (LEAST_LENGTHS[classes & ALL] ?? 0) && hasEnough(bytes, start, end);
}

/** The same for a value whose classes and length are known to suffice. */
export function hasEnough(bytes: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  let dots = 0;
  let colons = 0;
  let hyphens = 0;
  let hasCapital = false;
  let hasSpace = false;
  let row = 0;
  let longestRow = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    const byteClass = VALUE_CLASSES[byte] ?? 0;
    // Paths and addresses have other marks, and what is not ASCII or escaped is not worth counting.
    if ((byteClass & (SLASH | MARK | UNPLAIN)) !== 0) return true;
    if (byteClass === DIGIT) digits++;
    else if (byteClass === DOT) dots++;
    else if (byteClass === COLON) colons++;
    else if (byteClass === HYPHEN) hyphens++;
    const isCapital = byte >= CAPITAL_A && byte <= CAPITAL_Z;
    hasCapital ||= isCapital;
    hasSpace ||= byte === SPACE;
    const isInRow = byteClass === DIGIT || isCapital || (byte >= SMALL_A && byte <= SMALL_Z);
    row = isInRow ? row + 1 : 0;
    if (row > longestRow) longestRow = row;
  }
  const length = end - start;
  return (
    colons >= 2 ||
    (dots >= 3 && digits >= 4) ||
    (dots >= 1 && ((bytes[start] ?? 0) | LOWER_CASE) === SMALL_W) ||
    // A point in time begins with a figure, or with a day and a space.
    (digits >= 9 && (hasSpace || VALUE_CLASSES[bytes[start] ?? 0] === DIGIT)) ||
    (length >= 36 && hyphens >= 4) ||
    longestRow >= 16 ||
    // Only with capitals is a hyphen or underscore a digit, of base64.
    (length >= 20 && hasCapital)
  );
}

const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;
const SMALL_A = 0x61;
const SMALL_W = 0x77;
const SMALL_Z = 0x7a;
const LOWER_CASE = 0x20;

function classOf(character: string): number {
  if (character < ' ' || character > '~' || character === '"' || character === '\\') return UNPLAIN;
  if (character >= '0' && character <= '9') return DIGIT;
  switch (character) {
    case '/':
      return SLASH;
    case '@':
    case '?':
      return MARK;
    case ':':
      return COLON;
    case '.':
      return DOT;
    case '-':
      return HYPHEN;
    case 'w':
    case 'W':
      return LETTER_W;
    default:
      return 0;
  }
}

/** What `labelValueShape` says each shape has at least. */
function leastLength(classes: number): number {
  const has = (mask: number) => (classes & mask) === mask;
  let least = 0xffff;
  if (has(DIGIT)) least = 10;
  if (has(DIGIT | DOT)) least = 7;
  if (has(SLASH)) least = Math.min(least, 5);
  if (has(LETTER_W | DOT)) least = Math.min(least, 7);
  if (has(MARK | DOT)) least = Math.min(least, 6);
  if (has(COLON) || has(SLASH | DIGIT) || has(SLASH | MARK)) least = 2;
  return least;
}
