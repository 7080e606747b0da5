import {
  BACKSLASH,
  BRACE_CLOSE,
  byteAt,
  COMMA,
  EQUALS,
  LINE_FEED,
  LOWER_N,
  QUOTE,
  spells,
} from '../bytes/ascii.js';
import { finishHash, HASH_SEED_HIGH, HASH_SEED_LOW, hashHigh, hashLow } from '../bytes/hash.js';
import { decodeUtf8, firstInvalidUtf8 } from '../bytes/utf8.js';
import type { LineFinding } from '../problems/line-finding.js';
import { isLabelNamePart, isLabelNameStart } from '../text-format/name-syntax.js';
import * as faults from './label-set-faults.js';

const METRIC_NAME_LABEL = '__name__';
/** Ends a name in the hash of a label: no name and no UTF-8 value contains this byte. */
const NAME_END = 0xff;
/** Above this many labels a set is built to find a repeated name; below, comparing each pair is faster. */
const FEW_LABELS = 16;

/**
 * The labels of the sample or exemplar being read, as offsets and hashes, overwritten for each line. Unlike those
 * of the text format they have no blanks and no comma at the end, and a backslash may precede any character.
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
  readonly hashesHigh: number[] = [];
  readonly hashesLow: number[] = [];
  #bytes: Uint8Array = new Uint8Array(0);

  clear(): void {
    this.count = 0;
  }

  /** Reads the label set whose opening brace is at `open`, up to its closing brace. */
  scan(bytes: Uint8Array, open: number): LineFinding | undefined {
    this.clear();
    this.#bytes = bytes;
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

  name(index: number): string {
    return decodeUtf8(this.#bytes, this.nameStarts[index] ?? 0, this.nameEnds[index] ?? 0);
  }

  /** The value with its escapes resolved. */
  value(index: number): string {
    const text = decodeUtf8(this.#bytes, this.valueStarts[index] ?? 0, this.valueEnds[index] ?? 0);
    if (!text.includes('\\')) return text;
    return text.replaceAll(/\\([n"\\])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  }

  isNamed(index: number, name: string): boolean {
    const start = this.nameStarts[index] ?? 0;
    return (this.nameEnds[index] ?? 0) - start === name.length && spells(this.#bytes, start, name);
  }

  /** The index of the label of a name, or -1. */
  find(name: string): number {
    for (let i = 0; i < this.count; i++) {
      if (this.isNamed(i, name)) return i;
    }
    return -1;
  }

  isEmptyValue(index: number): boolean {
    return this.valueStarts[index] === this.valueEnds[index];
  }

  #scanLabel(start: number): LineFinding | undefined {
    const bytes = this.#bytes;
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
    if (this.isNamed(index, METRIC_NAME_LABEL)) return faults.labelNameReserved(start, at);
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
