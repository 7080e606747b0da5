import { BRACE_OPEN, byteAt, HASH, isBlank, LINE_FEED } from '../bytes/ascii.js';
import { decodeUtf8 } from '../bytes/utf8.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quote, quoteBytes } from '../problems/quote.js';
import { METRIC_NAME_PATTERN, suggestName } from '../text-format/name-syntax.js';

/** The faults of sample lines outside the label sets. Offsets are those of the line's buffer. */

const EXEMPLAR_FIX = 'write an exemplar as # {trace_id="abc"} 0.67, with one space before each part';

export function metricNameInvalid(bytes: Uint8Array, start: number): LineFinding {
  const end = endOfName(bytes, start);
  if (start === end) {
    const found =
      byteAt(bytes, start) === LINE_FEED ? 'the end of the line' : quoteBytes(bytes, start, start + 1);
    return {
      code: 'syntax/metric-name-invalid',
      start,
      end: byteAt(bytes, start) === LINE_FEED ? start : start + 1,
      message: `expected a metric name, found ${found}`,
      fix:
        byteAt(bytes, start) === BRACE_OPEN
          ? 'write the metric name before the "{": names in quotes are not part of OpenMetrics 1.0'
          : 'start a sample with its metric name: name{label="value"} 1',
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
        ? 'start a sample with its metric name, and remove lines that are neither sample nor metadata'
        : `rename it to ${quote(suggestion)}`,
  };
}

export function blankBeforeLabels(blank: number): LineFinding {
  return {
    code: 'syntax/blank-misplaced',
    start: blank,
    end: blank + 1,
    message: 'a blank stands before the "{": text format 0.0.4 allows that, OpenMetrics does not',
    fix: 'write the labels right behind the name: name{label="value"} 1',
  };
}

export function valueInvalid(bytes: Uint8Array, start: number, end: number): LineFinding {
  if (start === end) {
    return {
      code: 'syntax/value-missing',
      start,
      end,
      message: 'no value stands here',
      fix: 'write a number after the name and labels',
    };
  }
  for (let at = start; at < end; at++) {
    if (byteAt(bytes, at) === HASH) return exemplarMalformed(bytes, at);
  }
  const text = quoteBytes(bytes, start, end);
  // Only a well-formed number that overflowed is infinite for JavaScript and out of range here.
  const overflows = Math.abs(Number(decodeUtf8(bytes, start, end))) === Infinity;
  return {
    code: 'syntax/value-invalid',
    start,
    end,
    message: overflows ? `value ${text} is too large for a 64-bit float` : `value ${text} is not a number`,
    fix: 'write a decimal number, NaN, +Inf or -Inf',
  };
}

export function timestampInvalid(bytes: Uint8Array, start: number, end: number): LineFinding {
  return {
    code: 'syntax/timestamp-invalid',
    start,
    end,
    message: `timestamp ${quoteBytes(bytes, start, end)} is not a finite number`,
    fix: 'write seconds since 1970, fractions allowed, or no timestamp at all',
  };
}

/** Text behind everything that a line can hold; the offset is that of the space before it. */
export function textAfterLastPart(bytes: Uint8Array, space: number): LineFinding {
  const start = space + 1;
  const end = endOfLine(bytes, start);
  return {
    code: 'syntax/text-after-timestamp',
    start,
    end,
    message: `unexpected text at the end of the line: ${quoteBytes(bytes, start, end)}`,
    fix: 'end the line after the timestamp',
  };
}

export function exemplarMalformed(bytes: Uint8Array, hash: number): LineFinding {
  return {
    code: 'syntax/exemplar-malformed',
    start: hash,
    end: endOfLine(bytes, hash),
    message: 'an exemplar is a space, "#", a space, and a label set, which may be {}',
    fix: EXEMPLAR_FIX,
  };
}

function endOfName(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const byte = byteAt(bytes, at);
    if (byte === BRACE_OPEN || byte === LINE_FEED || isBlank(byte)) return at;
    at++;
  }
}

function endOfLine(bytes: Uint8Array, start: number): number {
  const lineFeed = bytes.indexOf(LINE_FEED, start);
  return lineFeed === -1 ? bytes.length : lineFeed;
}
