import type { ReadQuery } from './read-query.js';

/** Where something stands in a file, in UTF-16 code units from 0. */
export interface PlaceInFile {
  readonly offset: number;
  /** Absent where it is about what is missing there. */
  readonly endOffset?: number;
}

/**
 * Where a part of an expression stands in its file.
 *
 * @param from - in the text that was parsed
 */
export function placeInFile(
  { found, filled }: Pick<ReadQuery, 'found' | 'filled'>,
  { from, to }: { readonly from: number; readonly to: number },
): PlaceInFile {
  const start = filled.originOf(from);
  const offset = found.offsetOf(start);
  if (from === to) return { offset };
  const last = Math.max(start, filled.originOf(Math.max(from, to - 1)));
  return { offset, endOffset: found.offsetOf(last) + 1 };
}
