import type { Finding } from '../finding/finding.js';
import type { Excerpt } from './excerpt.js';
import { readExcerpts } from './excerpts.js';

/** Of an excerpt, in columns of a terminal: enough for a person to see the place. */
export const EXCERPT_WIDTH = 120;

/** Of a longer line only the beginning is looked at. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/**
 * What is shown of a body for what was found in it.
 *
 * @param body - the bytes the findings are about
 * @param findings - those without a place in it have nothing to show
 * @param width - of an excerpt, in columns of a terminal
 */
export async function findingExcerpts(
  body: Uint8Array,
  findings: readonly Finding[],
  width: number,
): Promise<ReadonlyMap<Finding, Excerpt>> {
  const marks = findings.flatMap((finding) => {
    const { line, column = 1, endColumn = Number.POSITIVE_INFINITY } = finding;
    return line === undefined ? [] : [{ line, column, endColumn, finding }];
  });
  const excerpts = await readExcerpts([body], marks, { width, maxLineBytes: MAX_LINE_BYTES });
  return new Map([...excerpts].map(([{ finding }, excerpt]) => [finding, excerpt]));
}
