/**
 * The inner loop over plain sample lines, in AssemblyScript: it is compiled to WebAssembly, which is fast from the first
 * line on, where JavaScript would have read half of a body of 30 MB before it is compiled.
 *
 * It knows bytes, hashes and numbers. What they mean, and what is said of them, is decided in TypeScript
 * (`src/text-format/plain-line-reader.ts`), which lays out the memory by the addresses exported here.
 */

const MOST_LABELS: i32 = 64;
const LINE_FEED: i32 = 0x0a;
const QUOTE: i32 = 0x22;
const BACKSLASH: i32 = 0x5c;
const LOWER_N: i32 = 0x6e;
const SPACE: i32 = 0x20;
const PLUS: i32 = 0x2b;
const MINUS: i32 = 0x2d;
const DOT: i32 = 0x2e;
const LOWER_E: i32 = 0x65;
const EXACT_DIGITS: i32 = 15;
const LONGEST_NUMBER: i32 = 100;

/** For all classes of the bytes of a value the least length (16 bits) with which it may have a shape. */
export const LEAST_LENGTHS: i32 = 1024;
/** The hashes of known bounds, in two words each. */
export const BOUNDS: i32 = LEAST_LENGTHS + 256;
export const MOST_BOUNDS: i32 = 128;
/** The hashes of harmless label values, in two words each, at the place that the lower bits of the second say. */
export const HARMLESS: i32 = BOUNDS + 8 * MOST_BOUNDS;
export const HARMLESS_SLOTS: i32 = 2048;
/** The templates, see the offsets below. */
export const TEMPLATES: i32 = HARMLESS + 8 * HARMLESS_SLOTS;
export const TEMPLATE_BYTES: i32 = 8192;
export const MOST_TEMPLATES: i32 = 8;
/** What was read of histograms and summaries, see the offsets below. */
export const RECORDS: i32 = TEMPLATES + TEMPLATE_BYTES * MOST_TEMPLATES;
export const RECORD_BYTES: i32 = 40;
export const MOST_RECORDS: i32 = 1024;
/** The lines to be read. */
export const CHUNK: i32 = RECORDS + RECORD_BYTES * MOST_RECORDS;
export const CHUNK_BYTES: i32 = 256 * 1024;
/** So far may be looked at behind the last line. */
const SLACK: i32 = 64;

// A template: words, then an entry for each label, then the texts around the label values.
const LABEL_COUNT: usize = 0;
const BOUND_INDEX: usize = 4;
const FLAGS: usize = 8;
const SEED_HIGH: usize = 12;
const SEED_LOW: usize = 16;
const LINE_COUNT: usize = 20;
const LATEST_READING: usize = 24;
const LATEST_START: usize = 28;
const LATEST_LENGTH: usize = 32;
const LATEST_BOUND_HIGH: usize = 36;
const LATEST_BOUND_LOW: usize = 40;
/** What comes before the first label, then each label: where its value ends, sums of hashes up to there, next text … */
export const LABELS: i32 = 64;
export const LABEL_BYTES: i32 = 24;
const END: usize = 0;
const SUM_HIGH: usize = 4;
const SUM_LOW: usize = 8;
const NEXT_TEXT: usize = 12;
/** Not 0 if its values need not be looked at. */
const SETTLED: usize = 16;
/** How many bytes more than UTF-16 code units there are up to there. */
const EXCESS: usize = 20;
/** A text: its length, both states of the hash of the label it ends with, its bytes. */
export const TEXTS: i32 = LABELS + LABEL_BYTES * (MOST_LABELS + 1);
const TEXT_BYTES: usize = 12;

export const IS_PART: i32 = 1;
export const IS_COUNT: i32 = 2;
export const TAKES_ANY_VALUE: i32 = 4;

/** Why `read` has ended. */
export const AT_END: i32 = 0;
export const NOT_PLAIN: i32 = 1;
export const UNSETTLED_VALUE: i32 = 2;
export const RECORDS_FULL: i32 = 3;

export let multiplierHigh: i32 = 1;
export let multiplierLow: i32 = 1;
export let longestLine: i32 = 0;
export let looksAtValues: i32 = 1;
/** The line of the chunk in which the values up to a label have been looked at. */
export let settledLine: i32 = -1;
export let settledLabel: i32 = -1;

export let templateCount: i32 = 0;
export let latestTemplate: i32 = 0;
export let boundCount: i32 = 0;
export let expectedBound: i32 = 0;
/** The bytes of the chunk are the same as long as this is. */
export let reading: i32 = 1;

export let lineCount: i32 = 0;
export let recordCount: i32 = 0;
/** The label whose value is unsettled, the place of the value and its hash. */
export let valueLabel: i32 = 0;
export let valueStart: i32 = 0;
export let valueEnd: i32 = 0;
export let valueHigh: i32 = 0;
export let valueLow: i32 = 0;

let valueClasses: i32 = 0;
let boundHigh: i32 = 0;
let boundLow: i32 = 0;
let labelsHigh: i32 = 0;
let labelsLow: i32 = 0;
let hasEmptyValue: bool = false;
let excess: i32 = 0;
let isUnsettled: bool = false;

/**
 * Reads plain lines.
 *
 * @param start - the offset of the first line in the chunk; `end` is behind the last line feed
 * @param line - the number of the first line
 * @param takesTimestamps - whether a timestamp is nothing to speak of
 * @returns the reason why it has ended, in the upper 4 bits, and the offset of the first line that was not read
 */
export function read(start: i32, end: i32, line: i32, takesTimestamps: i32): i32 {
  lineCount = 0;
  let at = start;
  while (at < end) {
    if (recordCount == MOST_RECORDS) return (RECORDS_FULL << 28) | at;
    isUnsettled = false;
    const next = readLine(at, line + lineCount, takesTimestamps != 0);
    if (next < 0) return ((isUnsettled ? UNSETTLED_VALUE : NOT_PLAIN) << 28) | at;
    lineCount++;
    at = next;
  }
  return (AT_END << 28) | at;
}

function readLine(start: i32, line: i32, takesTimestamps: bool): i32 {
  let index = latestTemplate;
  let at = -1;
  for (let untried = templateCount; untried > 0; untried--) {
    at = match(templateAt(index), start);
    if (at >= 0 || isUnsettled) break;
    index++;
    if (index == templateCount) index = 0;
  }
  latestTemplate = index;
  if (at < 0) return -1;
  const template = templateAt(index);
  const flags = load<i32>(template, FLAGS);
  const numberEnd = skipNumber(at, (flags & TAKES_ANY_VALUE) != 0);
  if (numberEnd < 0) return -1;
  let lineEnd = numberEnd;
  if (byteOf(numberEnd) != LINE_FEED) {
    lineEnd = takesTimestamps ? skipTimestamp(numberEnd + 1) : -1;
    if (lineEnd < 0) return -1;
  }
  if (lineEnd - start > longestLine) return -1;
  let count: f64 = 0;
  if ((flags & IS_COUNT) != 0) {
    count = countAt(at, numberEnd);
    if (count < 0) return -1;
  }
  const isPart = (flags & IS_PART) != 0;
  let bound = -1;
  if (load<i32>(template, BOUND_INDEX) >= 0) {
    bound = findBound();
    if (bound < 0) return -1;
  }
  if (isPart && hasEmptyValue) return -1;
  const high = labelsHigh + boundHigh + load<i32>(template, SEED_HIGH);
  const low = labelsLow + boundLow + load<i32>(template, SEED_LOW);
  if (claim(high, low, line) != 0) return -1;
  store<i32>(template, load<i32>(template, LINE_COUNT) + 1, LINE_COUNT);
  if (isPart) {
    const record: usize = RECORDS + RECORD_BYTES * recordCount;
    store<i32>(record, index, 0);
    store<i32>(record, labelsHigh, 4);
    store<i32>(record, labelsLow, 8);
    store<i32>(record, bound, 12);
    store<i32>(record, line, 16);
    store<i32>(record, at - start - excess + 1, 20);
    store<i32>(record, numberEnd - start - excess + 1, 24);
    store<i32>(record, at, 28);
    store<f64>(record, count, 32);
    recordCount++;
  }
  return lineEnd + 1;
}

/** Whether a line is one of a template: the offset of its sample value, or -1. */
function match(template: usize, start: i32): i32 {
  const labelCount = load<i32>(template, LABEL_COUNT);
  const boundIndex = load<i32>(template, BOUND_INDEX);
  let entry: usize = template + LABELS;
  let label = 0;
  boundHigh = 0;
  boundLow = 0;
  if (load<i32>(template, LATEST_READING) == reading) {
    const common = commonLength(load<i32>(template, LATEST_START), start, load<i32>(template, LATEST_LENGTH));
    while (label < labelCount && load<i32>(entry + LABEL_BYTES, END) < common) {
      entry += LABEL_BYTES;
      label++;
    }
    if (label > boundIndex) {
      boundHigh = load<i32>(template, LATEST_BOUND_HIGH);
      boundLow = load<i32>(template, LATEST_BOUND_LOW);
    }
  }
  let at = start + load<i32>(entry, END);
  let high = load<i32>(entry, SUM_HIGH);
  let low = load<i32>(entry, SUM_LOW);
  excess = load<i32>(entry, EXCESS);
  hasEmptyValue = false;
  store<i32>(template, 0, LATEST_READING);
  for (;;) {
    const text: usize = template + load<i32>(entry, NEXT_TEXT);
    const length = load<i32>(text, 0);
    if (!isTextAt(text + TEXT_BYTES, length, at)) return -1;
    at += length;
    if (label == labelCount) break;
    const first = at;
    at = hashValue(at, load<i32>(text, 4), load<i32>(text, 8));
    entry += LABEL_BYTES;
    if (at - first >= <i32>load<u16>(LEAST_LENGTHS + 2 * valueClasses) && load<i32>(entry, SETTLED) == 0) {
      const isSettled = start == settledLine && label <= settledLabel;
      if (looksAtValues != 0 && !isSettled && !isHarmless()) {
        valueLabel = label;
        valueStart = first;
        valueEnd = at;
        isUnsettled = true;
        return -1;
      }
    }
    if (label == boundIndex) {
      boundHigh = valueHigh;
      boundLow = valueLow;
    } else if (at != first) {
      high += valueHigh;
      low += valueLow;
    } else {
      hasEmptyValue = true;
    }
    label++;
    store<i32>(entry, at - start, END);
    store<i32>(entry, high, SUM_HIGH);
    store<i32>(entry, low, SUM_LOW);
    store<i32>(entry, excess, EXCESS);
  }
  labelsHigh = high;
  labelsLow = low;
  // An empty value counts in no sum, so a line that has one is not measured by.
  if (!hasEmptyValue) {
    store<i32>(template, boundHigh, LATEST_BOUND_HIGH);
    store<i32>(template, boundLow, LATEST_BOUND_LOW);
    store<i32>(template, start, LATEST_START);
    store<i32>(template, at - start, LATEST_LENGTH);
    store<i32>(template, reading, LATEST_READING);
  }
  return at;
}

/** How many bytes two lines have in common, up to `most` and a few. */
function commonLength(one: i32, other: i32, most: i32): i32 {
  let length = 0;
  while (length < most) {
    const difference = load<u64>(CHUNK + one + length) ^ load<u64>(CHUNK + other + length);
    if (difference != 0) return length + <i32>(ctz(difference) >> 3);
    length += 8;
  }
  return length;
}

/** Texts have no line feed, so that the comparison ends with the line at the latest. */
function isTextAt(text: usize, length: i32, at: i32): bool {
  let offset = 0;
  for (const wordsEnd = length & ~7; offset < wordsEnd; offset += 8) {
    if (load<u64>(text + offset) != load<u64>(CHUNK + at + offset)) return false;
  }
  const rest = length & 7;
  if (rest == 0) return true;
  const mask = ((<u64>1) << (8 * rest)) - 1;
  return ((load<u64>(text + offset) ^ load<u64>(CHUNK + at + offset)) & mask) == 0;
}

/**
 * The offset of the first byte that needs a closer look, which is the closing quote if there is nothing to see.
 *
 * Escapes are hashed as they stand, since each character has one spelling only.
 */
function hashValue(start: i32, stateHigh: i32, stateLow: i32): i32 {
  let end = start;
  let classes = 0;
  for (;;) {
    const bytes = v128.load(CHUNK + end);
    const plain = plainLength(bytes);
    if (plain != 0) classes |= classesOf(bytes, plain);
    end += plain;
    if (plain == 16) continue;
    const byte = byteOf(end);
    if (byte == BACKSLASH) {
      const escaped = byteOf(end + 1);
      if (escaped != BACKSLASH && escaped != QUOTE && escaped != LOWER_N) break;
      end += 2;
    } else {
      const size = sizeOfSequence(end);
      if (size == 0) break;
      excess += size == 4 ? 2 : size - 1;
      end += size;
    }
  }
  valueClasses = (classes & 0x7f) | ((classes & QUESTION_MARK) >> 5);
  const length = end - start;
  let high = stateHigh;
  let low = stateLow;
  let at = start;
  for (const wordsEnd = start + (length & ~3); at < wordsEnd; at += 4) {
    const word = load<i32>(CHUNK + at);
    high = (rotl<i32>(high, 13) ^ word) * multiplierHigh;
    low = (rotl<i32>(low, 21) ^ word) * multiplierLow;
  }
  const rest = length & 3;
  if (rest != 0) {
    const word = load<i32>(CHUNK + at) & (<i32>((<u32>0xffffffff) >> (32 - 8 * rest)));
    high = (rotl<i32>(high, 13) ^ word) * multiplierHigh;
    low = (rotl<i32>(low, 21) ^ word) * multiplierLow;
  }
  valueHigh = finishHash(high ^ length);
  valueLow = finishHash(low ^ length);
  return end;
}

/** How many of 16 bytes there are before the first that ends the value, is no character of ASCII, or a control one. */
function plainLength(bytes: v128): i32 {
  const isControl = v128.or(i8x16.lt_u(bytes, i8x16.splat(0x20)), i8x16.ge_u(bytes, i8x16.splat(0x7f)));
  const isMark = v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c)));
  return ctz<i32>(i8x16.bitmask(v128.or(isControl, isMark)) | 0x10000);
}

// A byte has those of the classes of `src/checks/label-value-bytes.ts` that both its halves may have.
const QUESTION_MARK: i32 = 128;

function classesOf(bytes: v128, length: i32): i32 {
  const low = i8x16.swizzle(
    i8x16(1 | 4, 1, 1, 1, 1, 1, 1, 1 | 64, 1, 1, 8, 0, 0, 32, 16, 2 | -128),
    v128.and(bytes, i8x16.splat(0x0f)),
  );
  const high = i8x16.swizzle(
    i8x16(0, 0, 2 | 16 | 32, 1 | 8 | -128, 4, 64, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0),
    i8x16.shr_u(bytes, 4),
  );
  const isInside = i8x16.lt_u(
    i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
    i8x16.splat(<i8>length),
  );
  const each = v128.and(v128.and(low, high), isInside);
  let all = i64x2.extract_lane(each, 0) | i64x2.extract_lane(each, 1);
  all |= all >> 32;
  all |= all >> 16;
  all |= all >> 8;
  return (<i32>all) & 0xff;
}

/** How long a well-formed UTF-8 sequence beyond ASCII is; 0 for none (Unicode 15, table 3-7). */
function sizeOfSequence(at: i32): i32 {
  const lead = byteOf(at);
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = byteOf(at + 1);
  if (lead < 0xe0) return isContinuation(second) ? 2 : 0;
  const lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  const highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest || !isContinuation(byteOf(at + 2))) return 0;
  if (lead < 0xf0) return 3;
  return isContinuation(byteOf(at + 3)) ? 4 : 0;
}

function isContinuation(byte: i32): bool {
  return (byte & 0xc0) == 0x80;
}

/** The finaliser of MurmurHash3. */
function finishHash(state: i32): i32 {
  let hash: u32 = state;
  hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
  return hash ^ (hash >>> 16);
}

function isHarmless(): bool {
  const slot: usize = HARMLESS + 8 * (valueLow & (HARMLESS_SLOTS - 1));
  return load<i32>(slot, 0) == valueHigh && load<i32>(slot, 4) == valueLow;
}

/** They recur in the order in which they came. */
function findBound(): i32 {
  let index = expectedBound;
  if (index >= boundCount || !isBound(index)) {
    index = 0;
    while (index < boundCount && !isBound(index)) index++;
    if (index == boundCount) return -1;
  }
  expectedBound = index + 1 == boundCount ? 0 : index + 1;
  return index;
}

function isBound(index: i32): bool {
  const bound: usize = BOUNDS + 8 * index;
  return load<i32>(bound, 0) == boundHigh && load<i32>(bound, 4) == boundLow;
}

/** The end of a number in digits, with a dot and an exponent if need be, that a space or line feed follows; or -1. */
function skipNumber(start: i32, takesAny: bool): i32 {
  let at = start;
  if (takesAny && byteOf(at) == MINUS) at++;
  const digitsStart = at;
  at = skipDigits(at);
  if (at == digitsStart) return takesAny && isNaNAt(start) ? endOfToken(start + 3) : -1;
  if (byteOf(at) == DOT) at = skipDigits(at + 1);
  if ((byteOf(at) | 0x20) == LOWER_E) {
    at++;
    const sign = byteOf(at);
    if (sign == PLUS || sign == MINUS) at++;
    const exponentStart = at;
    at = skipDigits(at);
    // More digits may be too much for a float.
    if (at == exponentStart || at - exponentStart > 2) return -1;
  }
  return at - start <= LONGEST_NUMBER ? endOfToken(at) : -1;
}

function isNaNAt(at: i32): bool {
  return (load<i32>(CHUNK + at) & 0xffffff) == 0x4e614e;
}

function skipTimestamp(start: i32): i32 {
  const at = skipDigits(start);
  const digits = at - start;
  return byteOf(at) == LINE_FEED && digits > 0 && digits <= EXACT_DIGITS ? at : -1;
}

function countAt(start: i32, end: i32): f64 {
  if (end - start > EXACT_DIGITS || skipDigits(start) != end) return -1;
  let count: i64 = 0;
  for (let at = start; at < end; at++) count = count * 10 + (byteOf(at) - 0x30);
  return <f64>count;
}

function skipDigits(start: i32): i32 {
  let at = start;
  while (<u32>(byteOf(at) - 0x30) <= 9) at++;
  return at;
}

function endOfToken(at: i32): i32 {
  const byte = byteOf(at);
  return byte == LINE_FEED || byte == SPACE ? at : -1;
}

function byteOf(at: i32): i32 {
  return load<u8>(CHUNK + at);
}

function templateAt(index: i32): usize {
  return TEMPLATES + TEMPLATE_BYTES * index;
}

// The table of series: slots of three words (both halves of the hash, the value), in the order of the hashes, as in
// src/bytes/series-table.ts.

const SLOT_BYTES: usize = 12;
let memoryEnd: usize = CHUNK + CHUNK_BYTES + SLACK;
let slots: usize = 0;
let shift: i32 = 0;
let keyCount: i32 = 0;
let mostKeys: i32 = 0;

/** The value already stored under the key; 0 if there was none, and `value` is stored now. */
export function claim(high: i32, low: i32, value: i32): i32 {
  if (keyCount >= mostKeys) grow();
  const stored = insert(high, low, value);
  if (stored == 0) keyCount++;
  return stored;
}

function insert(high: i32, low: i32, value: i32): i32 {
  const mask: u32 = ((<u32>1) << (32 - shift)) - 1;
  let slot = (<u32>low) >>> shift;
  while (true) {
    const at = slots + SLOT_BYTES * slot;
    const stored = load<i32>(at, 8);
    if (stored == 0) {
      store<i32>(at, high, 0);
      store<i32>(at, low, 4);
      store<i32>(at, value, 8);
      return 0;
    }
    if (load<i32>(at, 0) == high && load<i32>(at, 4) == low) return stored;
    slot = (slot + 1) & mask;
  }
}

function grow(): void {
  const bits = slots == 0 ? 0 : 32 - shift;
  const largerBits = bits < 12 ? 12 : bits < 16 ? 16 : bits < 19 ? 19 : bits + 1;
  const old = slots;
  slots = memoryEnd;
  memoryEnd += SLOT_BYTES * ((<usize>1) << largerBits);
  const missing = <i32>((memoryEnd + 0xffff) >>> 16) - memory.size();
  // New memory is zero, which is an empty slot.
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  shift = 32 - largerBits;
  mostKeys = <i32>(0.6 * <f64>(1 << largerBits));
  if (bits == 0) return;
  const oldEnd = old + SLOT_BYTES * ((<usize>1) << bits);
  for (let at = old; at < oldEnd; at += SLOT_BYTES) {
    const value = load<i32>(at, 8);
    if (value != 0) insert(load<i32>(at, 0), load<i32>(at, 4), value);
  }
}
