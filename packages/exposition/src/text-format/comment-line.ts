import { byteAt, isBlank, LINE_FEED, skipBlanks, skipToken, spells } from '../bytes/ascii.js';
import type { LineFinding } from '../problems/line-finding.js';
import { skipMetricName } from './name-syntax.js';
import { metricNameInvalid } from './sample-line-faults.js';

/** A HELP or TYPE line; the text is what follows the metric name, to the end of the line, possibly empty. */
export interface MetadataLine {
  readonly keyword: 'HELP' | 'TYPE';
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly textStart: number;
}

/**
 * Reads a comment line whose `#` is at `hash`.
 *
 * @returns the metadata in it, what makes it unreadable for expfmt, or `undefined` for any other comment
 */
export function scanCommentLine(bytes: Uint8Array, hash: number): MetadataLine | LineFinding | undefined {
  const found = findKeyword(bytes, hash);
  if (found === undefined) return undefined;
  const { keyword, nameStart } = found;
  const nameEnd = skipMetricName(bytes, nameStart);
  const afterName = byteAt(bytes, nameEnd);
  // expfmt reads "# HELP" and "# HELP name" without a blank behind as plain comments.
  if (afterName === LINE_FEED) return undefined;
  if (!isBlank(afterName)) return metricNameInvalid(bytes, nameStart);
  return { keyword, nameStart, nameEnd, textStart: skipBlanks(bytes, nameEnd) };
}

/** The keyword of a comment line and where the metric name starts, or `undefined` for a comment without keyword. */
export function findKeyword(
  bytes: Uint8Array,
  hash: number,
): { readonly keyword: 'HELP' | 'TYPE'; readonly nameStart: number } | undefined {
  const start = skipBlanks(bytes, hash + 1);
  const end = skipToken(bytes, start);
  const keyword = keywordOf(bytes, start, end);
  if (keyword === undefined || byteAt(bytes, end) === LINE_FEED) return undefined;
  return { keyword, nameStart: skipBlanks(bytes, end) };
}

function keywordOf(bytes: Uint8Array, start: number, end: number): 'HELP' | 'TYPE' | undefined {
  if (end - start !== 4) return undefined;
  if (spells(bytes, start, 'HELP')) return 'HELP';
  return spells(bytes, start, 'TYPE') ? 'TYPE' : undefined;
}
