import { BRACE_OPEN, byteAt, HASH, LINE_FEED } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quoteBytes } from '../problems/quote.js';
import * as text from '../text-format/sample-line-faults.js';

/** The faults of sample lines outside the label sets, as far as they are not those of text format. */

const EXEMPLAR_FIX = 'write an exemplar as # {trace_id="abc"} 0.67, with one space before each part';

export function metricNameInvalid(bytes: Uint8Array, start: number): LineFinding {
  const end = text.endOfName(bytes, start);
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
  return text.metricNameInvalid(bytes, start);
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

export function valueInvalid(
  bytes: Uint8Array,
  start: number,
  end: number,
  holder: 'sample' | 'exemplar',
): LineFinding {
  for (let at = start; at < end; at++) {
    if (byteAt(bytes, at) === HASH) return exemplarMalformed(bytes, at);
  }
  return text.valueInvalid(bytes, start, end, holder);
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

function endOfLine(bytes: Uint8Array, start: number): number {
  const lineFeed = bytes.indexOf(LINE_FEED, start);
  return lineFeed === -1 ? bytes.length : lineFeed;
}
