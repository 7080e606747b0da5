import { BRACE_OPEN, byteAt, HASH, isBlank, LINE_FEED, skipBlanks } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { METRIC_NAME_PATTERN, suggestName } from './name-syntax.js';
import { quote, quoteBytes } from '../problems/quote.js';
import { decodeUtf8 } from '../bytes/utf8.js';

/** The faults of sample lines outside the label set. Offsets are those of the line's buffer. */

export function metricNameInvalid(bytes: Uint8Array, start: number): LineFinding {
  const end = endOfName(bytes, start);
  if (start === end) {
    return {
      code: 'syntax/metric-name-invalid',
      start,
      end: start + 1,
      message: `expected a metric name, found ${quoteBytes(bytes, start, start + 1)}`,
      fix: 'start a sample with its metric name: name{label="value"} 1',
    };
  }
  const name = decodeUtf8(bytes, start, end);
  const suggestion = suggestName(name);
  return {
    code: 'syntax/metric-name-invalid',
    start,
    end,
    message: `metric name ${quote(name)} is invalid: it must match ${METRIC_NAME_PATTERN}`,
    fix:
      suggestion === undefined
        ? 'use a name of letters, digits, underscores and colons, and remove lines that are neither sample nor comment'
        : `rename it to ${quote(suggestion)}`,
  };
}

/** @param holder - what has the value; only OpenMetrics has exemplars */
export function valueInvalid(
  bytes: Uint8Array,
  start: number,
  end: number,
  holder: 'sample' | 'exemplar' = 'sample',
): LineFinding {
  if (start === end) {
    return {
      code: 'syntax/value-missing',
      start,
      end,
      message: `${holder} has no value`,
      fix: 'write a number after the name and labels',
    };
  }
  const text = quoteBytes(bytes, start, end);
  // What is written as a number and is none is out of range; JavaScript reads further notations.
  const overflows = DECIMAL.test(decodeUtf8(bytes, start, end));
  return {
    code: 'syntax/value-invalid',
    start,
    end,
    message: overflows
      ? `${holder} value ${text} is too large for a 64-bit float`
      : `${holder} value ${text} is not a number`,
    fix: 'write a decimal number, NaN, +Inf or -Inf',
  };
}

export function trailingBlank(start: number, end: number): LineFinding {
  return {
    code: 'syntax/trailing-blank',
    start,
    end,
    message: 'blank at the end of the line',
    fix: 'end the line right after the last character that counts',
  };
}

export function timestampInvalid(bytes: Uint8Array, start: number, end: number): LineFinding {
  const isExemplar = byteAt(bytes, start) === HASH;
  return {
    code: 'syntax/timestamp-invalid',
    start,
    end,
    message: `timestamp ${quoteBytes(bytes, start, end)} is not a 64-bit integer`,
    fix: isExemplar
      ? 'remove the text after the value: exemplars exist only in OpenMetrics'
      : 'write whole milliseconds since 1970, or no timestamp at all',
  };
}

export function textAfterTimestamp(bytes: Uint8Array, timestampEnd: number): LineFinding {
  const start = skipBlanks(bytes, timestampEnd);
  const end = bytes.indexOf(LINE_FEED, start);
  const lineEnd = end === -1 ? bytes.length : end;
  if (start === lineEnd) return trailingBlank(timestampEnd, lineEnd);
  return {
    code: 'syntax/text-after-timestamp',
    start,
    end: lineEnd,
    message: `unexpected text after the timestamp: ${quoteBytes(bytes, start, lineEnd)}`,
    fix: 'end the line after the timestamp',
  };
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Where what stands for a metric name ends, whatever it consists of. */
export function endOfName(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const byte = byteAt(bytes, at);
    if (byte === BRACE_OPEN || byte === LINE_FEED || isBlank(byte)) return at;
    at++;
  }
}
