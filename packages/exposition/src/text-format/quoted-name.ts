import { BACKSLASH, byteAt, LINE_FEED, LOWER_N, QUOTE } from '../bytes/ascii.js';
import { endOfCharacter, firstInvalidUtf8 } from '../bytes/utf8.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quoteBytes } from '../problems/quote.js';
import { goQuote } from './go-quote.js';

/** A metric or label name that may stand in quotes. */
export interface QuotedName {
  /** The range of the name, without its quotes where it is in quotes as a whole. */
  readonly start: number;
  readonly end: number;
  /** The offset after the name and its closing quote. */
  readonly next: number;
  /** The name itself, its escapes resolved. */
  readonly bytes: Uint8Array;
}

/**
 * Reads the name at `start`, as far as it can be one. As in expfmt, quotes may open after characters that need none
 * (`a"b c"` is `ab c`), and a name ends with its closing quote.
 *
 * @param kind - for messages
 * @param skipPlain - finds the end of a name without quotes
 * @returns the name, possibly empty, or what makes it unreadable
 */
export function scanQuotedName(
  bytes: Uint8Array,
  start: number,
  kind: 'metric' | 'label',
  skipPlain: (bytes: Uint8Array, offset: number) => number,
): QuotedName | LineFinding {
  const plainEnd = skipPlain(bytes, start);
  if (byteAt(bytes, plainEnd) !== QUOTE) {
    return { start, end: plainEnd, next: plainEnd, bytes: Uint8Array.from(bytes.subarray(start, plainEnd)) };
  }
  const name = [...bytes.subarray(start, plainEnd)];
  let at = plainEnd + 1;
  for (; byteAt(bytes, at) !== QUOTE; at++) {
    let byte = byteAt(bytes, at);
    if (byte === LINE_FEED) return unterminated(kind, plainEnd, at, name);
    if (byte === BACKSLASH) {
      byte = byteAt(bytes, ++at);
      if (byte !== BACKSLASH && byte !== QUOTE && byte !== LOWER_N) return escapeInvalid(bytes, kind, at);
      if (byte === LOWER_N) byte = LINE_FEED;
    }
    name.push(byte);
  }
  const isWhole = plainEnd === start;
  return {
    start: isWhole ? start + 1 : start,
    end: isWhole ? at : at + 1,
    next: at + 1,
    bytes: Uint8Array.from(name),
  };
}

/** What is wrong with a name that was read: it is empty, or not UTF-8. */
export function checkQuotedName(name: QuotedName, kind: 'metric' | 'label'): LineFinding | undefined {
  const { start, end, bytes } = name;
  const code = kind === 'metric' ? 'syntax/metric-name-invalid' : 'syntax/label-name-invalid';
  if (bytes.length === 0) {
    const message = `${kind} name is empty`;
    return {
      code,
      start: start - 1,
      end: end + 1,
      message,
      fix: 'write a name between the quotes',
    };
  }
  if (firstInvalidUtf8(bytes, 0, bytes.length) === -1) return undefined;
  return {
    code: 'syntax/quoted-name-not-utf8',
    start,
    end,
    message: `${kind} name ${quoteBytes(bytes, 0, bytes.length)} is not valid UTF-8`,
    fix: 'encode names as UTF-8',
  };
}

function unterminated(kind: string, quote: number, at: number, name: number[]): LineFinding {
  return {
    code: 'syntax/quoted-name-unterminated',
    start: quote,
    end: at,
    message: `${kind} name has no closing quote on this line`,
    fix: 'close the quote, and write a line feed inside a name as \\n',
    parserMessage: `${kind} name ${goQuote(Uint8Array.from(name))} contains unescaped new-line`,
  };
}

function escapeInvalid(bytes: Uint8Array, kind: string, at: number): LineFinding {
  const end = byteAt(bytes, at) === LINE_FEED ? at : endOfCharacter(bytes, at);
  return {
    code: 'syntax/quoted-name-escape-invalid',
    start: at - 1,
    end,
    message: `escape sequence ${quoteBytes(bytes, at - 1, end)} is not allowed in a ${kind} name`,
    fix: 'escape a backslash as \\\\, a double quote as \\" and a line feed as \\n; leave the rest as it is',
    parserMessage: `invalid escape sequence '\\${String.fromCharCode(byteAt(bytes, at))}'`,
  };
}
