import type { FoundQuery } from '../sources/found-query.js';
import type { QueryTitle } from './broken-query.js';

/**
 * What a query is called: as its file names it, else as the comment before it does, else by its place among the queries of
 * the file.
 *
 * @param ordinal - from 1
 */
export function queryTitle({ name, text }: FoundQuery, ordinal: number): QueryTitle {
  if (name) return name;
  const [, comment] = /^\s*#+[ \t]*(\S[^\n]*)/.exec(text) ?? [];
  return { kind: 'query', text: comment?.trim() ?? String(ordinal) };
}
