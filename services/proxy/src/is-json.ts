import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';

/**
 * Whether bytes are one JSON value in UTF-8, just as `JSON.parse` has it, nested no deeper than anybody can want.
 *
 * It makes nothing of them and lets the event loop go round meanwhile. `JSON.parse` holds it for two seconds where ten
 * megabytes are many small objects, and parsers that read piece by piece are slower still, for they tell what they read.
 */
export async function isJson(bytes: Buffer): Promise<boolean> {
  if (!isUtf8(bytes)) return false;
  const steps = check(bytes);
  let since = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < LONGEST_HOLD) continue;
    await setImmediate();
    since = performance.now();
  }
}

/** In milliseconds. */
const LONGEST_HOLD = 1;

/** How many bytes are read before the time is looked at. */
const STEP = 16 * 1024;

/** RFC 8259, section 9, lets a reader set a limit. This one is a few megabytes. */
const DEEPEST = 1_000_000;

/** What can stand where the next token begins. */
type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end';

/** Goes through the bytes and pauses every now and then. */
function* check(bytes: Buffer): Generator<undefined, boolean> {
  let expected: Expected = 'value';
  // By what each array and object that is open will be closed.
  const open: number[] = [];
  let at = 0;
  let pauseAt = STEP;
  while (at < bytes.length) {
    if (at >= pauseAt) {
      yield;
      pauseAt = at + STEP;
    }
    const byte = bytes[at] ?? END;
    if (byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === TAB) {
      at += 1;
    } else if (expected === 'comma or end') {
      if (byte === open.at(-1)) open.pop();
      else if (byte === COMMA && open.length > 0) expected = open.at(-1) === CLOSE_OBJECT ? 'key' : 'value';
      else return false;
      at += 1;
    } else if (expected === 'colon') {
      if (byte !== COLON) return false;
      expected = 'value';
      at += 1;
    } else if (byte === QUOTE) {
      at += 1;
      while (bytes[at] !== QUOTE) {
        if (at >= pauseAt) {
          yield;
          pauseAt = at + STEP;
        }
        at = afterCharacter(bytes, at);
        if (at === NOWHERE) return false;
      }
      at += 1;
      expected = expected === 'value' || expected === 'value or end' ? 'comma or end' : 'colon';
    } else if (expected === 'key' || expected === 'key or end') {
      if (byte !== CLOSE_OBJECT || expected === 'key') return false;
      open.pop();
      expected = 'comma or end';
      at += 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (open.length === DEEPEST) return false;
      open.push(byte === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY);
      expected = byte === OPEN_OBJECT ? 'key or end' : 'value or end';
      at += 1;
    } else if (byte === CLOSE_ARRAY && expected === 'value or end') {
      open.pop();
      expected = 'comma or end';
      at += 1;
    } else {
      at = byte === MINUS || isDigit(byte) ? afterNumber(bytes, at) : afterWord(bytes, at);
      if (at === NOWHERE) return false;
      expected = 'comma or end';
    }
  }
  return expected === 'comma or end' && open.length === 0;
}

/** Where a character of a string ends. */
function afterCharacter(bytes: Buffer, start: number): number {
  const byte = bytes[start] ?? END;
  if (byte < SPACE) return NOWHERE;
  if (byte !== BACKSLASH) return start + 1;
  const escaped = bytes[start + 1] ?? END;
  if (escaped !== SMALL_U) return ESCAPED.has(escaped) ? start + 2 : NOWHERE;
  for (let index = start + 2; index < start + 6; index += 1) {
    if (!isHexadecimal(bytes[index] ?? END)) return NOWHERE;
  }
  return start + 6;
}

/** Where a number ends. There is no pause in it: a million digits are a millisecond. */
function afterNumber(bytes: Buffer, start: number): number {
  let at = bytes[start] === MINUS ? start + 1 : start;
  at = bytes[at] === ZERO ? at + 1 : afterDigits(bytes, at);
  if (at !== NOWHERE && bytes[at] === DOT) at = afterDigits(bytes, at + 1);
  if (at === NOWHERE || (bytes[at] !== SMALL_E && bytes[at] !== LARGE_E)) return at;
  const sign = bytes[at + 1];
  return afterDigits(bytes, sign === PLUS || sign === MINUS ? at + 2 : at + 1);
}

/** Where digits end, of which there is one at least. */
function afterDigits(bytes: Buffer, start: number): number {
  let at = start;
  while (isDigit(bytes[at] ?? END)) at += 1;
  return at > start ? at : NOWHERE;
}

function afterWord(bytes: Buffer, start: number): number {
  const word = WORDS.find((each) => each.equals(bytes.subarray(start, start + each.length)));
  return word ? start + word.length : NOWHERE;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function isHexadecimal(byte: number): boolean {
  const small = byte | 0x20;
  return isDigit(byte) || (small >= SMALL_A && small <= SMALL_F);
}

const NOWHERE = -1;
/** No byte: there are no more. */
const END = -1;

const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];
const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [PLUS, MINUS, DOT, ZERO, NINE] = [0x2b, 0x2d, 0x2e, 0x30, 0x39];
const [LARGE_E, SMALL_A, SMALL_E, SMALL_F, SMALL_U] = [0x45, 0x61, 0x65, 0x66, 0x75];

const ESCAPED = new Set(Buffer.from('"\\/bfnrt'));
const WORDS = ['true', 'false', 'null'].map((word) => Buffer.from(word));
