/** Bodies that were made to break a program that reads them: larger than its memory, or of what takes it longest. */

export const MEGABYTE = 1_000_000;

const CHUNK = 64 * 1024;

/** Numbered lines. */
export function* lines(count: number, line: (index: number) => string): Generator<Uint8Array> {
  let block = '';
  for (let index = 0; index < count; index++) {
    block += `${line(index)}\n`;
    if (block.length < CHUNK) continue;
    yield Buffer.from(block);
    block = '';
  }
  yield Buffer.from(block);
}

/** The same bytes again and again. */
export function* repeated(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  const block = Buffer.alloc(Math.max(CHUNK - (CHUNK % bytes.length), bytes.length), bytes);
  for (let written = 0; written < size; written += block.length) yield block;
}

/** One line, whatever it begins with. */
export function* longLine(start: string, size: number): Generator<Uint8Array> {
  yield Buffer.from(start);
  yield* repeated(Buffer.from('x'), size);
  yield Buffer.from('\n');
}

/** Bytes that look like those of a program, the same ones on every run (xorshift). */
export function* randomBytes(size: number): Generator<Uint8Array> {
  let state = 0x2545f491;
  for (let written = 0; written < size; written += CHUNK) {
    const block = Buffer.alloc(CHUNK);
    for (let at = 0; at < CHUNK; at += 4) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      block.writeInt32LE(state, at);
    }
    yield block;
  }
}

/** Metric names that have one hash under FNV-1a with its usual start: two choices for each of many blocks. */
export function* namesOfOneHash(count: number): Generator<string> {
  const blocks: (readonly [string, string])[] = [];
  for (let state = FNV_START; 2 ** blocks.length < count;) {
    const pair = collidingPair(state);
    blocks.push(pair);
    state = fnv(state, pair[0]);
  }
  for (let index = 0; index < count; index++) {
    yield blocks.map((pair, block) => pair[(index >>> block) & 1] ?? '').join('');
  }
}

/**
 * Numbers for which V8, which hashes them the same way in every process, has one hash: a `Set` of them is a list.
 *
 * @see https://github.com/v8/v8/blob/main/src/numbers/hash-seed-inl.h
 */
export function* numbersOfOneHash(count: number): Generator<number> {
  const view = new DataView(new ArrayBuffer(8));
  for (let upper = 0n, found = 0; found < count; upper++) {
    // The steps of V8's hash of 64 bits, backwards.
    let key = unshift((upper << 32n) | 12_345n, 22n);
    key = (key * inverse((1n << 6n) + 1n)) & WORD;
    key = (unshift(key, 11n) * inverse(21n)) & WORD;
    key = ((unshift(key, 31n) + 1n) * inverse((1n << 18n) - 1n)) & WORD;
    view.setBigUint64(0, key);
    const number = view.getFloat64(0);
    if (!Number.isFinite(number) || Math.abs(number) < Number.MIN_VALUE * 2 ** 60) continue;
    found++;
    yield number;
  }
}

const FNV_START = 0x811c9dc5;
const WORD = (1n << 64n) - 1n;

function fnv(start: number, name: string): number {
  let state = start;
  for (const character of name) state = fnvStep(state, character.charCodeAt(0));
  return state;
}

function fnvStep(state: number, code: number): number {
  return Math.imul(state ^ code, 0x01000193);
}

function collidingPair(start: number): readonly [string, string] {
  const seen = new Map<number, number>();
  const first = fnvStep(start, '_'.charCodeAt(0));
  for (let index = 0; ; index++) {
    // The hash of the block, without making a string of each: tens of thousands are tried.
    let hash = first;
    for (let power = RADIX ** (DIGITS - 1); power >= 1; power /= RADIX) {
      hash = fnvStep(
        hash,
        '0123456789abcdefghijklmnopqrstuvwxyz'.charCodeAt(Math.floor(index / power) % RADIX),
      );
    }
    const other = seen.get(hash);
    if (other !== undefined) return [blockOf(other), blockOf(index)];
    seen.set(hash, index);
  }
}

const RADIX = 36;
const DIGITS = 5;

function blockOf(index: number): string {
  return `_${index.toString(RADIX).padStart(DIGITS, '0')}`;
}

/** The number that gives 1 when multiplied with an odd one, of 64 bits (Newton). */
function inverse(odd: bigint): bigint {
  let result = 1n;
  for (let step = 0; step < 6; step++) result = (result * (2n - odd * result)) & WORD;
  return result;
}

/** What `x ^ (x >> bits)` was made of. */
function unshift(mixed: bigint, bits: bigint): bigint {
  let result = mixed;
  for (let known = bits; known < 64n; known += bits) result = mixed ^ (result >> bits);
  return result;
}
