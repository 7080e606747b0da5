import { byteAt, isBlank, LINE_FEED, skipBlanks, SPACE } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { trailingBlank } from '../text-format/sample-line-faults.js';

/** What keeps the bytes at an offset from being the one space that separates two parts of a line, if anything. */
export function separatorFault(bytes: Uint8Array, at: number): LineFinding | undefined {
  const byte = byteAt(bytes, at);
  const next = byteAt(bytes, at + 1);
  if (byte === SPACE && !isBlank(next) && next !== LINE_FEED) return undefined;
  if (!isBlank(byte)) {
    return {
      code: 'syntax/blank-missing',
      start: at,
      end: at,
      message: 'no space separates this from what stands before it',
      fix: 'put one space in between',
    };
  }
  const end = skipBlanks(bytes, at);
  return byteAt(bytes, end) === LINE_FEED ? trailingBlank(at, end) : blankMisplaced(at, end);
}

export function blankMisplaced(start: number, end: number): LineFinding {
  return {
    code: 'syntax/blank-misplaced',
    start,
    end,
    message: 'a single space is the only blank between two parts of a line: no tab, and no second space',
    fix: 'write one space',
  };
}

export function leadingBlank(start: number, end: number): LineFinding {
  return {
    code: 'syntax/blank-misplaced',
    start,
    end,
    message: 'blank at the start of the line',
    fix: 'start the line with its first character that counts',
  };
}
