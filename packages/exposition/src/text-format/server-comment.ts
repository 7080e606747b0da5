import { byteAt, isBlank, NUL, QUOTE, skipBlanks, spells } from '../bytes/ascii.js';
import { decodeUtf8, firstInvalidUtf8 } from '../bytes/utf8.js';
import { quoteBytes } from '../problems/quote.js';
import { skipMetricName } from './name-syntax.js';
import { skipServerString } from './server-string.js';
import type { ServerVersion } from './server-version.js';

/** What the Prometheus server makes of a comment line. */
export type ServerComment =
  | { readonly kind: 'plain' | 'metadata' }
  /** A NUL that it takes for the end of the body. */
  | { readonly kind: 'ends'; readonly at: number }
  /** A name in quotes that goes on in the lines that follow. */
  | { readonly kind: 'open' }
  | RefusedComment;

interface RefusedComment {
  readonly kind: 'refused';
  readonly start: number;
  readonly end: number;
  /** What the server does not take, as the end of a sentence. */
  readonly because: string;
  readonly fix: string;
}

const TYPES: ReadonlySet<string> = new Set(['counter', 'gauge', 'histogram', 'summary', 'untyped']);

/** Reads the comment line whose `#` is at `hash` as the server does (the rules of promlex.l of Prometheus). */
export function readCommentAsServer(
  bytes: Uint8Array,
  hash: number,
  end: number,
  version: ServerVersion,
): ServerComment {
  const afterHash = hash + 1;
  if (!isBlank(byteAt(bytes, afterHash))) {
    const nul = bytes.subarray(afterHash, end).indexOf(NUL);
    return nul === -1 ? { kind: 'plain' } : { kind: 'ends', at: afterHash + nul };
  }
  const keyword = skipBlanks(bytes, afterHash);
  if (keyword < end && byteAt(bytes, keyword) === NUL) return { kind: 'ends', at: keyword };
  const isHelp = spells(bytes, keyword, 'HELP');
  const isMetadata = isHelp || spells(bytes, keyword, 'TYPE');
  if (!isMetadata || !isBlank(byteAt(bytes, keyword + KEYWORD_LENGTH))) return { kind: 'plain' };
  const nameStart = skipBlanks(bytes, keyword + KEYWORD_LENGTH);
  const nameEnd = skipName(bytes, nameStart, version);
  if (nameEnd === undefined) return { kind: 'open' };
  if (nameEnd === nameStart) {
    return {
      kind: 'refused',
      start: keyword,
      end,
      because: 'it expects a metric name in it',
      fix: 'write a metric name in this line, or remove it',
    };
  }
  return isHelp ? readHelp(bytes, nameEnd, end) : readType(bytes, nameEnd, end);
}

const KEYWORD_LENGTH = 'HELP'.length;

function skipName(bytes: Uint8Array, start: number, version: ServerVersion): number | undefined {
  const isQuoted = version === 3 && byteAt(bytes, start) === QUOTE;
  return isQuoted ? skipServerString(bytes, start) : skipMetricName(bytes, start);
}

function readHelp(bytes: Uint8Array, nameEnd: number, end: number): ServerComment {
  const invalid = firstInvalidUtf8(bytes, Math.min(nameEnd + 1, end), end);
  if (invalid === -1) return { kind: 'metadata' };
  return {
    kind: 'refused',
    start: invalid,
    end: invalid + 1,
    because: 'its help text is not valid UTF-8',
    fix: 'encode help texts as UTF-8',
  };
}

/** Whatever one byte stands behind the name is dropped; the rest of the line is the type. */
function readType(bytes: Uint8Array, nameEnd: number, end: number): ServerComment {
  const start = Math.min(nameEnd + 1, end);
  if (TYPES.has(decodeUtf8(bytes, start, end))) return { kind: 'metadata' };
  return {
    kind: 'refused',
    start,
    end,
    because: `it does not know the type ${quoteBytes(bytes, start, end)}`,
    fix: 'write counter, gauge, histogram, summary or untyped after the metric name and one space',
  };
}
