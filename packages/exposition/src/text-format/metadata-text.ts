import { BACKSLASH, byteAt, isBlank, LOWER_N } from '../bytes/ascii.js';
import type { MetricFamilyType } from '../exposition-family.js';
import type { LineFinding } from '../problems/line-finding.js';
import { quoteBytes } from '../problems/quote.js';
import { trailingBlank } from './sample-line-faults.js';
import { unescaped } from '../bytes/unescaped.js';
import { decodeUtf8, endOfCharacter } from '../bytes/utf8.js';

const TYPES: ReadonlyMap<string, MetricFamilyType> = new Map([
  ['counter', 'counter'],
  ['gauge', 'gauge'],
  ['histogram', 'histogram'],
  ['summary', 'summary'],
  ['untyped', 'untyped'],
  ['gauge_histogram', 'gaugehistogram'],
]);
const OPENMETRICS_TYPES: ReadonlySet<string> = new Set(['info', 'stateset', 'unknown', 'gaugehistogram']);

/** The type that the text of a TYPE line names, or what makes expfmt reject it. The text runs to the end of the line. */
export function parseType(bytes: Uint8Array, start: number, end: number): MetricFamilyType | LineFinding {
  const text = decodeUtf8(bytes, start, end);
  const type = TYPES.get(foldType(text));
  if (type !== undefined) return type;
  let wordEnd = end;
  while (wordEnd > start && isBlank(byteAt(bytes, wordEnd - 1))) wordEnd--;
  if (wordEnd < end && TYPES.has(foldType(decodeUtf8(bytes, start, wordEnd))))
    return trailingBlank(wordEnd, end);
  return {
    code: 'syntax/type-unknown',
    start,
    end,
    message: `type ${quoteBytes(bytes, start, end)} is unknown`,
    fix: OPENMETRICS_TYPES.has(text)
      ? 'use counter, gauge, histogram, summary or untyped: this type exists only in OpenMetrics'
      : 'use counter, gauge, histogram, summary or untyped',
  };
}

/** The text of a HELP line with its escapes resolved, or what makes expfmt reject it. It runs to the end of the line. */
export function parseHelp(bytes: Uint8Array, start: number, end: number): string | LineFinding {
  for (let at = start; at < end; at++) {
    if (byteAt(bytes, at) !== BACKSLASH) continue;
    const escaped = byteAt(bytes, ++at);
    if (escaped === BACKSLASH || escaped === LOWER_N) continue;
    const escapeEnd = Math.min(endOfCharacter(bytes, at), end);
    return {
      code: 'syntax/help-escape-invalid',
      start: at - 1,
      end: escapeEnd,
      message: `escape sequence ${quoteBytes(bytes, at - 1, escapeEnd)} is not allowed in a help text`,
      fix: 'escape a backslash as \\\\ and a line feed as \\n; leave the rest as it is, double quotes too',
    };
  }
  return unescaped(decodeUtf8(bytes, start, end));
}

/**
 * The spelling under which {@link TYPES} knows a type. expfmt upper-cases it, which in Unicode also turns U+017F
 * and U+0131 into S and I, and it drops backslashes.
 */
function foldType(text: string): string {
  return text.replaceAll('\\', '').replaceAll('\u017f', 's').replaceAll('\u0131', 'i').toLowerCase();
}
