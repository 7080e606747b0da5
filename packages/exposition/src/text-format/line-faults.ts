import { byteAt, CARRIAGE_RETURN } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import type { ProblemCode } from '../problems/problem-codes.js';
import type { LateFinding } from '../problems/problem-log.js';
import type { SourceLine } from '../bytes/source-line.js';

const ENDED_BY_CARRIAGE_RETURN: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'syntax/metric-name-invalid',
  'syntax/value-invalid',
  'syntax/timestamp-invalid',
  'syntax/text-after-timestamp',
  'syntax/type-unknown',
]);

/**
 * Names the cause instead of the symptom, where a line is unreadable because of how it ends: cut off at the end
 * of the body, or closed by CR LF.
 *
 * @param fault - what was found in the line, if anything
 */
export function explainLineEnd(source: SourceLine, fault: LineFinding | undefined): LineFinding | undefined {
  const { bytes, end, terminated } = source;
  const reachesEnd = fault === undefined || fault.end >= end;
  // A cut explains what stands unfinished before it, but no character that a name cannot have.
  if (!terminated && reachesEnd && fault?.code !== 'syntax/metric-name-invalid') return unexpectedEnd(end);
  const carriageReturn = end > source.start && byteAt(bytes, end - 1) === CARRIAGE_RETURN;
  if (carriageReturn && fault !== undefined && reachesEnd && ENDED_BY_CARRIAGE_RETURN.has(fault.code)) {
    return {
      code: 'syntax/carriage-return',
      start: end - 1,
      end,
      message: 'line ends in a carriage return (CR LF): Prometheus takes it as a part of the text before it',
      fix: 'end lines with a line feed alone',
    };
  }
  return fault;
}

function unexpectedEnd(end: number): LineFinding {
  return {
    code: 'syntax/unexpected-end',
    start: end,
    end,
    message: 'the body ends inside this line, before its line feed',
    fix: 'end the last line with a line feed; if it is there at the source, the body was cut on the way',
  };
}

export function byteOrderMark(start: number): LineFinding {
  return {
    code: 'syntax/byte-order-mark',
    start,
    end: start + 3,
    message:
      'the body starts with a UTF-8 byte order mark, which Prometheus takes for a part of a metric name',
    fix: 'encode the body as UTF-8 without a byte order mark',
  };
}

export function overlongLine(line: number, maxLineBytes: number): LateFinding {
  return {
    code: 'limit/line-too-long',
    place: { line, column: 1, endColumn: 1 },
    message: `this line has more than ${String(maxLineBytes)} bytes and was not read`,
    fix: 'shorten the line, or raise maxLineBytes',
  };
}

export function tooMuchText(line: number, maxTextBytes: number): LateFinding {
  return {
    code: 'limit/too-much-text',
    place: { line, column: 1, endColumn: 1 },
    message: `the names and help texts have more than ${String(maxTextBytes)} bytes; the body was not read beyond this line`,
    fix: 'shorten names and help texts, put what makes names differ into a label with few values, or raise maxTextBytes',
  };
}

export function tooManyFamilies(line: number, maxFamilies: number): LateFinding {
  return {
    code: 'limit/too-many-families',
    place: { line, column: 1, endColumn: 1 },
    message: `the body has more than ${String(maxFamilies)} metric families; it was not read beyond this line`,
    fix: 'put what makes the names differ into a label with few values, or raise maxFamilies',
  };
}
