import type { SourceLine } from '../bytes/source-line.js';
import { decodeUtf8 } from '../bytes/utf8.js';
import type { LineFinding } from '../problems/line-finding.js';
import type { LateFinding } from '../problems/problem-log.js';
import { quoteBytes } from '../problems/quote.js';
import { trailingBlank } from '../text-format/sample-line-faults.js';

/** The last line of every body, and the faults of lines that are neither metadata nor samples. */

const LAST_LINE = '# EOF';

/** Whether a line is the last line of the body, or was meant to be. */
export function isLastLine({ bytes, start, end }: SourceLine): boolean {
  const longestSpelling = 20;
  const text = decodeUtf8(bytes, start, Math.min(end, start + longestSpelling));
  return text.startsWith(LAST_LINE) || /^#[ \t]*EOF\s*$/i.test(text);
}

/** @returns what keeps the line from being exactly what it was meant to be, if anything */
export function checkLastLine({ bytes, start, end }: SourceLine): LineFinding | undefined {
  const text = decodeUtf8(bytes, start, end);
  if (text === LAST_LINE) return undefined;
  if (text === `${LAST_LINE}\r`) return carriageReturn(end);
  if (!text.startsWith(LAST_LINE)) {
    return {
      code: 'syntax/eof-missing',
      start,
      end,
      message: `the last line reads ${quoteBytes(bytes, start, end)}`,
      fix: `write it as "${LAST_LINE}"`,
    };
  }
  const rest = start + LAST_LINE.length;
  return /^[ \t]+$/.test(text.slice(LAST_LINE.length)) ? trailingBlank(rest, end) : textAfterEof(rest, end);
}

/** @param source - the line that was read last */
export function eofMissing(source: SourceLine): LateFinding {
  const { number, terminated, end } = source;
  const isCut = number > 0 && !terminated;
  return {
    code: 'syntax/eof-missing',
    place: isCut ? source.place(end, end) : { line: number + 1, column: 1, endColumn: 1 },
    message: isCut
      ? `the body ends inside this line, before "${LAST_LINE}"`
      : `the body ends without a line "${LAST_LINE}"`,
    fix:
      `end the body with a line "${LAST_LINE}"; if it is there at the source, the body was cut on the way, ` +
      'and if this is text format 0.0.4, validate it as that',
  };
}

export function textAfterEof(start: number, end: number): LineFinding {
  return {
    code: 'syntax/text-after-eof',
    start,
    end,
    message: `text follows "${LAST_LINE}", which ends the body`,
    fix: `write "${LAST_LINE}" once, as the last line, with nothing but its line feed behind it`,
  };
}

export function blankLine(start: number, end: number): LineFinding {
  return {
    code: 'syntax/blank-line',
    start,
    end,
    message: 'the line is blank: text format 0.0.4 allows that, OpenMetrics does not',
    fix: 'remove the line',
  };
}

export function carriageReturn(end: number): LineFinding {
  return {
    code: 'syntax/carriage-return',
    start: end - 1,
    end,
    message: 'line ends in a carriage return (CR LF)',
    fix: 'end lines with a line feed alone',
  };
}
