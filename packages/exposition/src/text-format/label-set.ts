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
} from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { finishHash, HASH_SEED_HIGH, HASH_SEED_LOW, hashHigh, hashLow } from '../bytes/hash.js';
import * as faults from './label-set-faults.js';
import { LabelOffsets, NAME_END } from './label-offsets.js';
import { isLabelNamePart, isLabelNameStart } from './name-syntax.js';
import { firstInvalidUtf8 } from '../bytes/utf8.js';

export const RESERVED_NAME = '__name__';
const ESCAPABLE: ReadonlySet<number> = new Set([BACKSLASH, QUOTE, LOWER_N]);

/** The labels of the sample line being read. */
export class LabelSet extends LabelOffsets {
  /** The states of the hash of a label when its name is read and its value is not. */
  readonly statesHigh: number[] = [];
  readonly statesLow: number[] = [];

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
    let word = 0;
    let escape = -1;
    let at = start;
    for (;;) {
      const byte = byteAt(bytes, at);
      if (escape === at - 1) {
        if (!ESCAPABLE.has(byte)) return faults.escapeInvalid(bytes, start - 1, at);
      } else if (byte === QUOTE) {
        break;
      } else if (byte === LINE_FEED) {
        return faults.valueUnterminated(start - 1, at);
      } else if (byte === BACKSLASH) {
        escape = at;
      }
      // Escapes are hashed as they stand: each character has one spelling only.
      const place = (at - start) & 3;
      word |= byte << (place << 3);
      if (place === 3) {
        high = hashHigh(high, word);
        low = hashLow(low, word);
        word = 0;
      }
      seen |= byte;
      at++;
    }
    const length = at - start;
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
