import { parsePromql } from '../promql/promql-node.js';
import type { FileQueries, FoundQuery } from './found-query.js';

/** The expressions of a file that has nothing else: one, or several with blank lines between them. */
export function promqlQueries(text: string): FileQueries {
  if (!hasExpression(text)) return { queries: [], faults: [] };
  const isOne = !/\n\s*\n/.test(text) || parsePromql(text).error === undefined;
  return { queries: isOne ? [queryAt(text, 0)] : paragraphsOf(text), faults: [] };
}

function paragraphsOf(text: string): FoundQuery[] {
  return [...text.matchAll(/(?:[^\n]*\S[^\n]*(?:\n|$))+/g)]
    .filter(([paragraph]) => hasExpression(paragraph))
    .map(({ 0: paragraph, index }) => queryAt(paragraph, index));
}

function hasExpression(text: string): boolean {
  return text.replaceAll(/^\s*#.*$/gm, '').trim() !== '';
}

function queryAt(text: string, start: number): FoundQuery {
  return { text, offsetOf: (offset) => start + offset, isTemplate: false };
}
