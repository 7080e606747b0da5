import {
  BACKSLASH,
  BRACE_CLOSE,
  byteAt,
  COMMA,
  EQUALS,
  LINE_FEED,
  LOWER_N,
  QUOTE,
  skipBlanks,
  spells,
} from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { finishHash, HASH_SEED_HIGH, HASH_SEED_LOW, hashHigh, hashLow } from '../bytes/hash.js';
import * as faults from './label-set-faults.js';
import { isLabelNamePart, isLabelNameStart } from './name-syntax.js';
import { decodeUtf8, firstInvalidUtf8 } from '../bytes/utf8.js';

export const RESERVED_NAME = '__name__';
const ESCAPABLE: ReadonlyMap<number, number> = new Map([
  [BACKSLASH, BACKSLASH],
  [QUOTE, QUOTE],
  [LOWER_N, LINE_FEED],
]);
/** Ends a name in the hash of a label: no name and no UTF-8 value contains this byte. */
export const NAME_END = 0xff;

/**
 * The labels of the sample line being read, as offsets and hashes. There is one, overwritten for each line;
 * names and values become strings only when something asks for them.
 */
export class LabelSet {
  count = 0;
  /** The offset after the closing brace. */
  next = 0;
  readonly nameStarts: number[] = [];
  readonly nameEnds: number[] = [];
  /** The offset of the first byte of a value, after the quote. */
  readonly valueStarts: number[] = [];
  /** The offset of the closing quote of a value. */
  readonly valueEnds: number[] = [];
  readonly nameHashes: number[] = [];
  /** The states of the hash of a label when its name is read and its value is not. */
  readonly statesHigh: number[] = [];
  readonly statesLow: number[] = [];
  readonly hashesHigh: number[] = [];
  readonly hashesLow: number[] = [];
  protected bytes: Uint8Array = new Uint8Array(0);

  clear(): void {
    this.count = 0;
  }

  /** Reads the label set whose opening brace is at `open`, up to its closing brace. */
  scan(bytes: Uint8Array, open: number): LineFinding | undefined {
    this.clear();
    this.bytes = bytes;
    let at = open + 1;
    for (;;) {
      at = skipBlanks(bytes, at);
      if (byteAt(bytes, at) === BRACE_CLOSE) break;
      const fault = this.#scanLabel(at);
      if (fault !== undefined) return fault;
      at = skipBlanks(bytes, this.next);
      const separator = byteAt(bytes, at);
      if (separator === BRACE_CLOSE) break;
      if (separator !== COMMA) return faults.separatorMissing(bytes, at);
      at++;
    }
    this.next = at + 1;
    return undefined;
  }

  name(index: number): string {
    return decodeUtf8(this.bytes, this.nameStarts[index] ?? 0, this.nameEnds[index] ?? 0);
  }

  /** The value of a label with its escapes resolved. */
  value(index: number): string {
    const raw = decodeUtf8(this.bytes, this.valueStarts[index] ?? 0, this.valueEnds[index] ?? 0);
    if (!raw.includes('\\')) return raw;
    return raw.replaceAll(/\\(.)/gsu, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  }

  isNamed(index: number, name: string): boolean {
    const start = this.nameStarts[index] ?? 0;
    return (this.nameEnds[index] ?? 0) - start === name.length && spells(this.bytes, start, name);
  }

  isEmptyValue(index: number): boolean {
    return this.valueStarts[index] === this.valueEnds[index];
  }

  #scanLabel(start: number): LineFinding | undefined {
    const bytes = this.bytes;
    let high = HASH_SEED_HIGH;
    let low = HASH_SEED_LOW;
    let at = start;
    let byte = byteAt(bytes, at);
    if (!isLabelNameStart(byte)) return faults.labelNameInvalid(bytes, at);
    do {
      high = hashHigh(high, byte);
      low = hashLow(low, byte);
      byte = byteAt(bytes, ++at);
    } while (isLabelNamePart(byte));
    const nameEnd = at;
    at = skipBlanks(bytes, nameEnd);
    if (byteAt(bytes, at) !== EQUALS) return faults.equalsMissing(bytes, start, nameEnd, at);
    at = skipBlanks(bytes, at + 1);
    if (byteAt(bytes, at) !== QUOTE) return faults.valueUnquoted(bytes, at);

    const index = this.count;
    this.nameStarts[index] = start;
    this.nameEnds[index] = nameEnd;
    if (this.isNamed(index, RESERVED_NAME)) return faults.labelNameReserved(start, nameEnd);
    this.nameHashes[index] = finishHash(high);
    high = hashHigh(high, NAME_END);
    low = hashLow(low, NAME_END);
    this.statesHigh[index] = high;
    this.statesLow[index] = low;
    return this.scanValue(at + 1, high, low);
  }

  /** Reads the value that starts at `start`, after its quote, and counts the label. */
  protected scanValue(start: number, seedHigh: number, seedLow: number): LineFinding | undefined {
    const bytes = this.bytes;
    let high = seedHigh;
    let low = seedLow;
    let seen = 0;
    let length = 0;
    let word = 0;
    let at = start;
    for (;;) {
      let byte = byteAt(bytes, at);
      if (byte === QUOTE) break;
      if (byte === LINE_FEED) return faults.valueUnterminated(start - 1, at);
      if (byte === BACKSLASH) {
        const resolved = ESCAPABLE.get(byteAt(bytes, ++at));
        if (resolved === undefined) return faults.escapeInvalid(bytes, start - 1, at);
        byte = resolved;
      }
      word |= byte << ((length & 3) << 3);
      if ((++length & 3) === 0) {
        high = hashHigh(high, word);
        low = hashLow(low, word);
        word = 0;
      }
      seen |= byte;
      at++;
    }
    if ((length & 3) !== 0) {
      high = hashHigh(high, word);
      low = hashLow(low, word);
    }
    const invalid = seen < 0x80 ? -1 : firstInvalidUtf8(bytes, start, at);
    if (invalid !== -1) return faults.valueNotUtf8(bytes, invalid);
    const index = this.count++;
    this.valueStarts[index] = start;
    this.valueEnds[index] = at;
    this.hashesHigh[index] = finishHash(high ^ length);
    this.hashesLow[index] = finishHash(low ^ length);
    this.next = at + 1;
    return undefined;
  }
}
