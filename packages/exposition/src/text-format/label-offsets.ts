import { spells } from '../bytes/ascii.js';
import { unescaped } from '../bytes/unescaped.js';
import { decodeUtf8 } from '../bytes/utf8.js';

/** Ends a name in the hash of a label: no name and no UTF-8 value contains this byte. */
export const NAME_END = 0xff;

/**
 * The labels of the line being read, in either format, as offsets and hashes. There is one, overwritten for each line;
 * names and values become strings only when something asks for them.
 */
export class LabelOffsets {
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
  protected bytes: Uint8Array = new Uint8Array(0);

  clear(): void {
    this.count = 0;
  }

  name(index: number): string {
    return decodeUtf8(this.bytes, this.nameStarts[index] ?? 0, this.nameEnds[index] ?? 0);
  }

  /** The value of a label with its escapes resolved. */
  value(index: number): string {
    return unescaped(decodeUtf8(this.bytes, this.valueStarts[index] ?? 0, this.valueEnds[index] ?? 0));
  }

  isNamed(index: number, name: string): boolean {
    const start = this.nameStarts[index] ?? 0;
    return (this.nameEnds[index] ?? 0) - start === name.length && spells(this.bytes, start, name);
  }

  isEmptyValue(index: number): boolean {
    return this.valueStarts[index] === this.valueEnds[index];
  }
}
