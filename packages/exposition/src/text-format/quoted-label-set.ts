import { BRACE_CLOSE, byteAt, COMMA, EQUALS, QUOTE, skipBlanks } from '../bytes/ascii.js';
import { finishHash, HASH_SEED_HIGH, HASH_SEED_LOW, hashHigh, hashLow } from '../bytes/hash.js';
import { decodeUtf8 } from '../bytes/utf8.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quoteBytes } from '../problems/quote.js';
import * as faults from './label-set-faults.js';
import { NAME_END } from './label-offsets.js';
import { LabelSet, RESERVED_NAME } from './label-set.js';
import { skipLabelName } from './name-syntax.js';
import { checkQuotedName, type QuotedName, scanQuotedName } from './quoted-name.js';

/** A {@link LabelSet} whose names may stand in quotes, the metric name among them. */
export class QuotedLabelSet extends LabelSet {
  /** The metric name that stands between the braces, once it was read. */
  metricName: QuotedName | undefined;
  readonly #names: string[] = [];

  override clear(): void {
    super.clear();
    this.metricName = undefined;
  }

  override name(index: number): string {
    return this.#names[index] ?? '';
  }

  override isNamed(index: number, name: string): boolean {
    return this.#names[index] === name;
  }

  override scan(bytes: Uint8Array, open: number): LineFinding | undefined {
    return this.#scan(bytes, open, false);
  }

  /** Reads a label set that stands at the beginning of a line and holds the metric name. */
  scanWithMetricName(bytes: Uint8Array, open: number): LineFinding | undefined {
    const fault = this.#scan(bytes, open, true);
    if (fault !== undefined || this.metricName !== undefined) return fault;
    return {
      code: 'syntax/metric-name-missing',
      start: open,
      end: this.next,
      message: 'this line has no metric name',
      fix: 'write the metric name before the "{", or in quotes behind it: {"name",label="value"} 1',
    };
  }

  #scan(bytes: Uint8Array, open: number, takesMetricName: boolean): LineFinding | undefined {
    this.clear();
    this.bytes = bytes;
    let at = open;
    do {
      at = skipBlanks(bytes, at + 1);
      if (byteAt(bytes, at) === BRACE_CLOSE) break;
      const fault = this.#scanEntry(at, takesMetricName);
      if (fault !== undefined) return fault;
      at = skipBlanks(bytes, this.next);
    } while (byteAt(bytes, at) === COMMA);
    if (byteAt(bytes, at) !== BRACE_CLOSE) return faults.separatorMissing(bytes, at);
    this.next = at + 1;
    return undefined;
  }

  #scanEntry(start: number, takesMetricName: boolean): LineFinding | undefined {
    const { bytes } = this;
    const name = scanQuotedName(bytes, start, 'label', skipLabelName);
    if ('code' in name) return name;
    if (name.bytes.length === 0) {
      return name.next === start ? faults.labelNameInvalid(bytes, start) : checkQuotedName(name, 'label');
    }
    const separator = skipBlanks(bytes, name.next);
    if (byteAt(bytes, separator) === EQUALS) return this.#scanLabel(name, separator);
    if (takesMetricName) return this.#takeMetricName(name, separator);
    return faults.equalsMissing(bytes, name.start, name.end, separator);
  }

  #takeMetricName(name: QuotedName, separator: number): LineFinding | undefined {
    const { bytes } = this;
    const { start, end } = name;
    if (this.metricName !== undefined) {
      return {
        code: 'syntax/metric-name-repeated',
        start,
        end,
        message: `this line has a second metric name, ${quoteBytes(name.bytes, 0, name.bytes.length)}`,
        fix: 'write one metric name a line, and labels as name="value"',
      };
    }
    const byte = byteAt(bytes, separator);
    if (byte !== COMMA && byte !== BRACE_CLOSE) return faults.separatorMissing(bytes, separator);
    const fault = checkQuotedName(name, 'metric');
    if (fault !== undefined) return fault;
    this.metricName = name;
    this.next = separator;
    return undefined;
  }

  #scanLabel(name: QuotedName, equals: number): LineFinding | undefined {
    const { bytes } = this;
    const text = decodeUtf8(name.bytes, 0, name.bytes.length);
    if (text === RESERVED_NAME) return faults.labelNameReserved(name.start, name.end);
    const fault = checkQuotedName(name, 'label');
    if (fault !== undefined) return fault;
    const value = skipBlanks(bytes, equals + 1);
    if (byteAt(bytes, value) !== QUOTE) return faults.valueUnquoted(bytes, value);
    const index = this.count;
    let high = HASH_SEED_HIGH;
    let low = HASH_SEED_LOW;
    for (const byte of name.bytes) {
      high = hashHigh(high, byte);
      low = hashLow(low, byte);
    }
    this.#names[index] = text;
    this.nameStarts[index] = name.start;
    this.nameEnds[index] = name.end;
    this.nameHashes[index] = finishHash(high);
    high = hashHigh(high, NAME_END);
    low = hashLow(low, NAME_END);
    this.statesHigh[index] = high;
    this.statesLow[index] = low;
    return this.scanValue(value + 1, high, low);
  }
}
