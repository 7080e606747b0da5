import { BACKSLASH, BRACE_CLOSE, byteAt, COMMA, EQUALS, LINE_FEED, LOWER_N, QUOTE } from '../bytes/ascii.js';
import { finishHash, HASH_SEED_HIGH, HASH_SEED_LOW, hashHigh, hashLow } from '../bytes/hash.js';
import { firstInvalidUtf8 } from '../bytes/utf8.js';
import type { LineFinding } from '../problems/line-finding.js';
import { LabelOffsets, NAME_END } from '../text-format/label-offsets.js';
import { RESERVED_NAME } from '../text-format/label-set.js';
import { isLabelNamePart, isLabelNameStart } from '../text-format/name-syntax.js';
import * as faults from './label-set-faults.js';

/** Above this many labels a set is built to find a repeated name; below, comparing each pair is faster. */
const FEW_LABELS = 16;

/**
 * The labels of the sample or exemplar being read. Unlike those of the text format they have no blanks and no comma at
 * the end, and a backslash may precede any character.
 */
export class LabelSet extends LabelOffsets {
  /** Reads the label set whose opening brace is at `open`, up to its closing brace. */
  scan(bytes: Uint8Array, open: number): LineFinding | undefined {
    this.clear();
    this.bytes = bytes;
    this.next = open + 1;
    if (byteAt(bytes, this.next) === BRACE_CLOSE) {
      this.next++;
      return undefined;
    }
    for (;;) {
      const fault = this.#scanLabel(this.next);
      if (fault !== undefined) return fault;
      const separator = byteAt(bytes, this.next);
      if (separator !== COMMA && separator !== BRACE_CLOSE) return faults.separatorMissing(bytes, this.next);
      this.next++;
      if (separator === BRACE_CLOSE) return this.#repeatedName();
      if (byteAt(bytes, this.next) === BRACE_CLOSE) return faults.commaTrailing(this.next - 1);
    }
  }

  /** The index of the label of a name, or -1. */
  find(name: string): number {
    for (let i = 0; i < this.count; i++) {
      if (this.isNamed(i, name)) return i;
    }
    return -1;
  }

  #scanLabel(start: number): LineFinding | undefined {
    const bytes = this.bytes;
    let high = HASH_SEED_HIGH;
    let low = HASH_SEED_LOW;
    let at = start;
    let byte = byteAt(bytes, at);
    if (!isLabelNameStart(byte)) return faults.labelNameInvalid(bytes, start);
    while (isLabelNamePart(byte)) {
      high = hashHigh(high, byte);
      low = hashLow(low, byte);
      byte = byteAt(bytes, ++at);
    }
    const index = this.count;
    this.nameStarts[index] = start;
    this.nameEnds[index] = at;
    this.nameHashes[index] = finishHash(high);
    if (byte !== EQUALS) return faults.equalsMissing(bytes, start, at);
    if (this.isNamed(index, RESERVED_NAME)) return faults.labelNameReserved(start, at);
    const quoteOffset = at + 1;
    if (byteAt(bytes, quoteOffset) !== QUOTE) return faults.valueUnquoted(bytes, quoteOffset);
    at = quoteOffset + 1;
    this.valueStarts[index] = at;
    high = hashHigh(high, NAME_END);
    low = hashLow(low, NAME_END);
    let isAscii = true;
    for (;;) {
      byte = byteAt(bytes, at);
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) {
        const escaped = byteAt(bytes, at + 1);
        // Before any other character a backslash stands for itself: the hash is that of the value it means.
        if (escaped === QUOTE || escaped === BACKSLASH || escaped === LOWER_N) {
          at++;
          byte = escaped === LOWER_N ? LINE_FEED : escaped;
        }
      } else if (byte === LINE_FEED) {
        return faults.valueUnterminated(quoteOffset, at);
      } else if (byte >= 0x80) {
        isAscii = false;
      }
      high = hashHigh(high, byte);
      low = hashLow(low, byte);
      at++;
    }
    if (!isAscii) {
      const invalid = firstInvalidUtf8(bytes, quoteOffset + 1, at);
      if (invalid !== -1) return faults.valueNotUtf8(bytes, invalid);
    }
    this.valueEnds[index] = at;
    this.hashesHigh[index] = finishHash(high);
    this.hashesLow[index] = finishHash(low);
    this.count++;
    this.next = at + 1;
    return undefined;
  }

  #repeatedName(): LineFinding | undefined {
    if (this.count > FEW_LABELS) return this.#repeatedAmongMany();
    for (let i = 1; i < this.count; i++) {
      for (let j = 0; j < i; j++) {
        if (this.nameHashes[i] === this.nameHashes[j]) return this.#repeatedAmongMany();
      }
    }
    return undefined;
  }

  #repeatedAmongMany(): LineFinding | undefined {
    const names = new Set<string>();
    for (let i = 0; i < this.count; i++) {
      const name = this.name(i);
      if (names.has(name))
        return faults.labelNameRepeated(name, this.nameStarts[i] ?? 0, this.nameEnds[i] ?? 0);
      names.add(name);
    }
    return undefined;
  }
}
