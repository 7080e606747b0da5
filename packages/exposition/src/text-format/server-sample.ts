import {
  BRACE_CLOSE,
  BRACE_OPEN,
  byteAt,
  COMMA,
  DIGIT_0,
  EQUALS,
  isBlank,
  LINE_FEED,
  NUL,
  QUOTE,
  skipBlanks,
} from '../bytes/ascii.js';
import { parseFloat64 } from '../bytes/parse-float.js';
import { parseTimestamp } from '../bytes/parse-timestamp.js';
import { unescaped } from '../bytes/unescaped.js';
import { decodeUtf8, firstInvalidUtf8 } from '../bytes/utf8.js';
import { skipLabelName, skipMetricName } from './name-syntax.js';
import { skipServerString } from './server-string.js';
import type { ServerVersion } from './server-version.js';

/**
 * What the Prometheus server makes of a sample line: `repeats` if it refuses a label that stands twice, `ends` if it
 * takes it for the end of the body, and `open` if a string goes on in the lines that follow.
 */
export type ServerSample = 'reads' | 'refuses' | 'repeats' | 'ends' | 'open';

/**
 * Reads the sample line from `start` to the line feed at `end` as the server does: its lexer, its parser and what
 * it asks of labels before it stores a series.
 */
export function readSampleAsServer(
  bytes: Uint8Array,
  start: number,
  end: number,
  version: ServerVersion,
): ServerSample {
  const content = skipBlanks(bytes, start);
  if (content < end && byteAt(bytes, content) === NUL) return 'ends';
  const nameEnd = skipMetricName(bytes, content);
  const hasName = nameEnd > content;
  // It takes blanks before a name for a part of it.
  if (hasName && version === 2 && content > start) return 'refuses';
  const afterName = skipBlanks(bytes, nameEnd);
  if (byteAt(bytes, afterName) !== BRACE_OPEN) {
    return hasName && isValueAndTimestamp(bytes, afterName) ? 'reads' : 'refuses';
  }
  const labels = new ServerLabels(hasName);
  const next = labels.read(bytes, afterName + 1, version);
  if (typeof next === 'string') return next;
  if (!isValueAndTimestamp(bytes, skipBlanks(bytes, next))) return 'refuses';
  return labels.verdict();
}

/** A value ends at a brace too, and blanks may stand at the end of the line. */
function isValueAndTimestamp(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while (!isBlank(byteAt(bytes, at)) && byteAt(bytes, at) !== BRACE_OPEN && byteAt(bytes, at) !== LINE_FEED)
    at++;
  if (parseFloat64(bytes, start, at) === undefined) return false;
  const timestamp = skipBlanks(bytes, at);
  if (byteAt(bytes, timestamp) === LINE_FEED) return true;
  at = timestamp;
  while (byteAt(bytes, at) >= DIGIT_0 && byteAt(bytes, at) <= DIGIT_0 + 9) at++;
  const isTimestamp = parseTimestamp(bytes, timestamp, at) !== undefined;
  return isTimestamp && byteAt(bytes, skipBlanks(bytes, at)) === LINE_FEED;
}

/** The labels between two braces. Commas between them are optional for the server. */
class ServerLabels {
  readonly #names: string[] = [];
  readonly #emptied = new Set<string>();
  #hasName: boolean;

  constructor(hasName: boolean) {
    this.#hasName = hasName;
  }

  /** @returns the offset after the closing brace */
  read(bytes: Uint8Array, start: number, version: ServerVersion): number | 'refuses' | 'open' {
    let at = skipBlanks(bytes, start);
    while (byteAt(bytes, at) !== BRACE_CLOSE) {
      const isQuoted = version === 3 && byteAt(bytes, at) === QUOTE;
      const nameEnd = isQuoted ? skipServerString(bytes, at) : skipLabelName(bytes, at);
      if (nameEnd === undefined) return 'open';
      if (nameEnd === at) return 'refuses';
      const afterName = skipBlanks(bytes, nameEnd);
      const separator = byteAt(bytes, afterName);
      if (isQuoted && (separator === COMMA || separator === BRACE_CLOSE)) {
        if (this.#hasName || nameEnd - at === '""'.length) return 'refuses';
        if (firstInvalidUtf8(bytes, at, nameEnd) !== -1) return 'refuses';
        this.#hasName = true;
        at = separator === COMMA ? skipBlanks(bytes, afterName + 1) : afterName;
        continue;
      }
      if (separator !== EQUALS) return 'refuses';
      const valueStart = skipBlanks(bytes, afterName + 1);
      if (byteAt(bytes, valueStart) !== QUOTE) return 'refuses';
      const valueEnd = skipServerString(bytes, valueStart);
      if (valueEnd === undefined) return 'open';
      if (firstInvalidUtf8(bytes, at, valueEnd) !== -1) return 'refuses';
      this.#add(bytes, isQuoted ? at + 1 : at, isQuoted ? nameEnd - 1 : nameEnd, valueEnd - valueStart === 2);
      at = skipBlanks(bytes, valueEnd);
      if (byteAt(bytes, at) === COMMA) at = skipBlanks(bytes, at + 1);
    }
    return at + 1;
  }

  /** An empty value removes all labels of its name, and each of the others may stand once. */
  verdict(): 'reads' | 'refuses' | 'repeats' {
    if (!this.#hasName || this.#names.includes('__name__')) return 'refuses';
    const stored = this.#names.filter((name) => !this.#emptied.has(name));
    if (stored.includes('')) return 'refuses';
    return new Set(stored).size === stored.length ? 'reads' : 'repeats';
  }

  #add(bytes: Uint8Array, nameStart: number, nameEnd: number, isEmpty: boolean): void {
    const name = unescaped(decodeUtf8(bytes, nameStart, nameEnd));
    this.#names.push(name);
    if (isEmpty) this.#emptied.add(name);
  }
}
