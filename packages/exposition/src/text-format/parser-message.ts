import {
  BACKSLASH,
  BRACE_CLOSE,
  BRACE_OPEN,
  byteAt,
  COMMA,
  EQUALS,
  HASH,
  isBlank,
  LINE_FEED,
  LOWER_N,
  QUOTE,
  skipBlanks,
  skipToken,
  spells,
} from '../bytes/ascii.js';
import { parseFloat64 } from '../bytes/parse-float.js';
import { parseTimestamp } from '../bytes/parse-timestamp.js';
import type { SourceLine } from '../bytes/source-line.js';
import { decodeUtf8, firstInvalidUtf8 } from '../bytes/utf8.js';
import { boundLabelOf, type FamilyState } from '../model/family-state.js';
import { goQuote, goQuoteByte } from './go-quote.js';
import { skipLabelName, skipMetricName } from './name-syntax.js';
import { type QuotedName, scanQuotedName } from './quoted-name.js';

/**
 * What expfmt, as in Prometheus 2.42, says of a line that it rejects.
 *
 * It names the first byte that it cannot go on with, which is not always what is worth telling, so the findings have
 * messages of their own and this one is made up only for the line at which expfmt stops.
 *
 * @param family - the family of the line, as it is after the line; `undefined` if no metric name can be read
 * @param quotedNames - whether names may stand in quotes, which expfmt reads by the rules of Prometheus 3 then
 * @returns the message without the line number, or `undefined` if expfmt would accept the line
 */
export function parserMessage(
  source: SourceLine,
  family: FamilyState | undefined,
  quotedNames = false,
): string | undefined {
  const content = skipBlanks(source.bytes, source.start);
  const reading = new Reading(source, family, quotedNames);
  const message = byteAt(source.bytes, content) === HASH ? reading.comment(content) : reading.sample(content);
  if (message !== undefined || source.terminated) return message;
  return content === source.end ? undefined : END;
}

const END = 'unexpected end of input stream';

class Reading {
  readonly #source: SourceLine;
  readonly #bytes: Uint8Array;
  readonly #family: FamilyState | undefined;
  readonly #metric: string;
  /** Where reading goes on. */
  #at = 0;

  readonly #quotedNames: boolean;
  /** Whether the line starts with a brace, and so has its metric name behind it. */
  #isBraceFirst = false;
  #hasMetricName = false;

  constructor(source: SourceLine, family: FamilyState | undefined, quotedNames: boolean) {
    this.#quotedNames = quotedNames;
    this.#source = source;
    this.#bytes = source.bytes;
    this.#family = family;
    this.#metric = goQuote(new TextEncoder().encode(family?.name ?? ''));
  }

  comment(hash: number): string | undefined {
    const bytes = this.#bytes;
    const keyword = skipBlanks(bytes, hash + 1);
    const keywordEnd = skipToken(bytes, keyword);
    const isHelp = spells(bytes, keyword, 'HELP');
    if (keywordEnd - keyword !== 4 || !(isHelp || spells(bytes, keyword, 'TYPE'))) return undefined;
    const name = this.#name(skipBlanks(bytes, keywordEnd), 'metric');
    if (typeof name === 'string') return name;
    const nameEnd = name.next;
    const afterName = byteAt(bytes, nameEnd);
    if (afterName === LINE_FEED) return undefined;
    if (!isBlank(afterName)) return 'invalid metric name in comment';
    if (!isName(name.bytes)) return `invalid metric name ${goQuote(name.bytes)}`;
    const text = skipBlanks(bytes, nameEnd);
    if (text === this.#source.end) return undefined;
    return isHelp ? this.#help(text) : this.#type(text);
  }

  #help(text: number): string | undefined {
    const { helpLine } = this.#family ?? {};
    if (helpLine !== undefined && helpLine !== this.#source.number) {
      return `second HELP line for metric name ${this.#metric}`;
    }
    for (let at = text; at < this.#source.end; at++) {
      if (byteAt(this.#bytes, at) !== BACKSLASH) continue;
      const escaped = byteAt(this.#bytes, ++at);
      if (escaped !== BACKSLASH && escaped !== LOWER_N) return this.#escapeInvalid(at);
    }
    return undefined;
  }

  #type(text: number): string | undefined {
    const { type, typeLine } = this.#family ?? {};
    if (typeLine === this.#source.number) return undefined;
    if (type !== undefined) {
      return `second TYPE line for metric name ${this.#metric}, or TYPE reported after samples`;
    }
    const { end } = this.#source;
    return this.#unlessEnded(
      end,
      `unknown metric type ${goQuote(withoutBackslashes(this.#bytes, text, end))}`,
    );
  }

  sample(start: number): string | undefined {
    this.#isBraceFirst = this.#quotedNames && byteAt(this.#bytes, start) === BRACE_OPEN;
    if (this.#isBraceFirst) {
      this.#at = start;
      return this.#labels() ?? (this.#hasMetricName ? this.#value() : 'invalid metric name');
    }
    const name = this.#name(start, 'metric');
    if (typeof name === 'string') return name;
    if (name.bytes.length === 0) return this.#unlessEnded(name.next, 'invalid metric name');
    if (!isName(name.bytes)) return `invalid metric name ${goQuote(name.bytes)}`;
    this.#at = skipBlanks(this.#bytes, name.next);
    return this.#labels() ?? this.#value();
  }

  /** Reads a metric or label name, possibly empty, or gives the message. */
  #name(start: number, kind: 'metric' | 'label'): QuotedName | string {
    const bytes = this.#bytes;
    const skipPlain = kind === 'metric' ? skipMetricName : skipLabelName;
    if (!this.#quotedNames) {
      const end = skipPlain(bytes, start);
      return { start, end, next: end, bytes: bytes.subarray(start, end) };
    }
    const name = scanQuotedName(bytes, start, kind, skipPlain);
    if (!('code' in name)) return name;
    const at = name.code === 'syntax/quoted-name-unterminated' ? name.end : name.start + 1;
    return this.#unlessEnded(at, name.parserMessage ?? '');
  }

  /** Reads the labels, if there are any, up to the value. */
  #labels(): string | undefined {
    const bytes = this.#bytes;
    if (byteAt(bytes, this.#at) !== BRACE_OPEN) return undefined;
    const names = new Set<string>();
    do {
      this.#at = skipBlanks(bytes, this.#at + 1);
      if (byteAt(bytes, this.#at) === BRACE_CLOSE) break;
      const message = this.#label(names);
      if (message !== undefined) return message;
    } while (byteAt(bytes, this.#at) === COMMA);
    this.#at = skipBlanks(bytes, this.#at + 1);
    return undefined;
  }

  /** Reads a label up to the comma or brace behind it. */
  #label(names: Set<string>): string | undefined {
    const bytes = this.#bytes;
    const scanned = this.#name(this.#at, 'label');
    if (typeof scanned === 'string') return scanned;
    if (this.#hasEnded(scanned.next)) return END;
    if (scanned.bytes.length === 0) return `invalid label name for metric ${this.#metric}`;
    const name = decodeUtf8(scanned.bytes, 0, scanned.bytes.length);
    const equals = skipBlanks(bytes, scanned.next);
    const isLabel = byteAt(bytes, equals) === EQUALS;
    if (this.#isBraceFirst && !isLabel) return this.#metricName(scanned, equals);
    // Before quotes were allowed this came first.
    if (name === '__name__' && (isLabel || !this.#quotedNames)) return 'label name "__name__" is reserved';
    if (!isLabel) return this.#found(equals, "expected '=' after label name");
    if (!isName(scanned.bytes)) return `invalid label name ${goQuote(scanned.bytes)}`;
    const boundLabel = this.#family && boundLabelOf(this.#family);
    if (names.has(name)) return `duplicate label names for metric ${this.#metric}`;
    if (name !== boundLabel) names.add(name);
    const quote = skipBlanks(bytes, equals + 1);
    if (byteAt(bytes, quote) !== QUOTE) return this.#found(quote, "expected '\"' at start of label value");
    this.#at = quote + 1;
    const value = this.#labelValue();
    if (typeof value === 'string') return value;
    if (firstInvalidUtf8(value, 0, value.length) !== -1) return `invalid label value ${goQuote(value)}`;
    if (name === boundLabel && parseFloat64(value, 0, value.length) === undefined) {
      return `expected float as value for '${name}' label, got ${goQuote(value)}`;
    }
    this.#at = skipBlanks(bytes, this.#at);
    const separator = byteAt(bytes, this.#at);
    if (separator === COMMA || separator === BRACE_CLOSE) return undefined;
    return this.#unlessEnded(this.#at, `unexpected end of label value ${goQuote(value)}`);
  }

  #metricName({ bytes }: QuotedName, separator: number): string | undefined {
    if (this.#hasEnded(separator)) return END;
    if (this.#hasMetricName) return `multiple metric names for metric ${this.#metric}`;
    const byte = byteAt(this.#bytes, separator);
    if (byte !== COMMA && byte !== BRACE_CLOSE) return `unexpected end of metric name ${goQuoteByte(byte)}`;
    if (!isName(bytes)) return `invalid metric name ${goQuote(bytes)}`;
    this.#hasMetricName = true;
    this.#at = separator;
    return undefined;
  }

  /** Reads a label value with its closing quote: its bytes, escapes resolved, or the message. */
  #labelValue(): Uint8Array | string {
    const bytes = this.#bytes;
    const start = this.#at;
    let end = start;
    for (; byteAt(bytes, end) !== QUOTE && byteAt(bytes, end) !== LINE_FEED; end++) {
      if (byteAt(bytes, end) !== BACKSLASH) continue;
      const escaped = byteAt(bytes, ++end);
      if (escaped !== BACKSLASH && escaped !== QUOTE && escaped !== LOWER_N) return this.#escapeInvalid(end);
    }
    const value = withoutEscapes(bytes, start, end);
    this.#at = end + 1;
    if (byteAt(bytes, end) === QUOTE) return value;
    return this.#unlessEnded(end, `label value ${goQuote(value)} contains unescaped new-line`);
  }

  #value(): string | undefined {
    const bytes = this.#bytes;
    const start = this.#at;
    const end = skipToken(bytes, start);
    if (this.#hasEnded(end)) return END;
    if (parseFloat64(bytes, start, end) === undefined) {
      return `expected float as value, got ${goQuote(bytes.subarray(start, end))}`;
    }
    return end === this.#source.end ? undefined : this.#timestamp(skipBlanks(bytes, end));
  }

  #timestamp(start: number): string | undefined {
    const bytes = this.#bytes;
    const end = skipToken(bytes, start);
    if (this.#hasEnded(end)) return END;
    if (parseTimestamp(bytes, start, end) === undefined) {
      return `expected integer as timestamp, got ${goQuote(bytes.subarray(start, end))}`;
    }
    const lineEnd = this.#source.end;
    if (end === lineEnd) return undefined;
    const rest = goQuote(withoutBackslashes(bytes, end, lineEnd));
    return this.#unlessEnded(lineEnd, `spurious string after timestamp: ${rest}`);
  }

  /** The byte after a backslash is written as the character of that code point, a line feed included. */
  #escapeInvalid(at: number): string {
    const character = String.fromCharCode(byteAt(this.#bytes, at));
    return this.#unlessEnded(at, `invalid escape sequence '\\${character}'`);
  }

  #found(at: number, expectation: string): string {
    return this.#unlessEnded(at, `${expectation}, found ${goQuoteByte(byteAt(this.#bytes, at))}`);
  }

  #unlessEnded(at: number, message: string): string {
    return this.#hasEnded(at) ? END : message;
  }

  /** Whether the body ends before the byte at an offset: a line feed that is not its own. */
  #hasEnded(at: number): boolean {
    return !this.#source.terminated && at >= this.#source.end;
  }
}

function isName(bytes: Uint8Array): boolean {
  return bytes.length > 0 && firstInvalidUtf8(bytes, 0, bytes.length) === -1;
}

/** A label value in which every escape is one that expfmt knows. */
function withoutEscapes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const value = new Uint8Array(end - start);
  let length = 0;
  for (let at = start; at < end; at++) {
    const byte = byteAt(bytes, at);
    if (byte !== BACKSLASH) value[length++] = byte;
    else value[length++] = byteAt(bytes, ++at) === LOWER_N ? LINE_FEED : byteAt(bytes, at);
  }
  return value.subarray(0, length);
}

/** expfmt drops them where it reads to the end of the line and knows no escapes. */
function withoutBackslashes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return bytes.slice(start, end).filter((byte) => byte !== BACKSLASH);
}
