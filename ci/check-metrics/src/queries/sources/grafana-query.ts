import type { FoundQuery, TextInFile } from './found-query.js';

/**
 * What the query of a dashboard variable asks for: the values of a label, of a metric or of all, or the result of an
 * expression.
 *
 * @returns `undefined` for what is no expression, such as `label_names()`, `metrics(pattern)` and what is asked of a database
 */
export function grafanaQuery(query: TextInFile): FoundQuery | undefined {
  const { text } = query;
  if (SQL.test(text)) return undefined;
  const [, call, open = ''] = /^\s*([a-z_]+)(\s*\()/.exec(text) ?? [];
  const end = text.lastIndexOf(')');
  const start = text.indexOf(open) + open.length;
  if (call === undefined || !CALLS.has(call) || end === -1) return { ...query, isTemplate: true };
  if (call === 'query_result') return part(query, start, end);
  if (call !== 'label_values') return undefined;
  const comma = text.lastIndexOf(',', end);
  const label = text.slice(comma + 1, end).trim();
  if (comma < start || !/^[A-Za-z_]\w*$/.test(label)) return undefined;
  const offset = query.offsetOf(text.indexOf(label, comma));
  return { ...part(query, start, comma), wantedLabel: { name: label, offset } };
}

const CALLS: ReadonlySet<string> = new Set(['label_values', 'label_names', 'metrics', 'query_result']);

/** The data source of a variable may be one that is filled in. */
const SQL = /^\s*(?:select|show|with)\s/i;

function part({ text, offsetOf }: TextInFile, from: number, to: number): FoundQuery {
  return { text: text.slice(from, to), offsetOf: (offset) => offsetOf(from + offset), isTemplate: true };
}
