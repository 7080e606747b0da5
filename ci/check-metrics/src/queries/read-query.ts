import { asWritten, fillIn, type FilledIn } from './promql/placeholders.js';
import { promqlFaults } from './promql/promql-faults.js';
import { parsePromql, type PromqlNode, regrouped } from './promql/promql-node.js';
import type { QueryProblem } from './query-context.js';
import type { FoundQuery } from './sources/found-query.js';

/** An expression that was read, as far as it can be. */
export interface ReadQuery {
  readonly found: FoundQuery;
  readonly filled: FilledIn;
  readonly root: PromqlNode;
  /** Why Prometheus would refuse it. */
  readonly problems: readonly QueryProblem[];
  /** Whether its parts are what they seem to be. */
  readonly isReadable: boolean;
}

/** Reads an expression with Prometheus' grammar. */
export function readQuery(found: FoundQuery): ReadQuery {
  const filled = found.isTemplate ? fillIn(found.text) : asWritten(found.text);
  const parsed = parsePromql(filled.text);
  const { root, error, isTooDeep } = parsed;
  const unread = (problem: QueryProblem): ReadQuery => ({
    found,
    filled,
    root,
    problems: [problem],
    isReadable: false,
  });
  if (isTooDeep) {
    const fix = 'divide it with recording rules';
    return unread({
      code: 'query/syntax',
      from: 0,
      to: 0,
      message: 'the expression is nested too deeply',
      fix,
    });
  }
  if (error && found.isTemplate && isLogql(found.text))
    return { found, filled, root, problems: [], isReadable: false };
  if (error && filled.hasUnknownCode) {
    const message =
      'the expression cannot be read until its placeholders are filled in, so it is not checked';
    return unread({
      code: 'query/placeholder',
      severity: 'warning',
      ...error,
      message,
      fix: 'use them for names, values and durations only',
    });
  }
  if (error) return unread({ code: 'query/syntax', ...error, ...syntaxWords(filled.text, error) });
  const isSelection = found.wantedLabel !== undefined;
  const faults = isSelection ? [] : promqlFaults(root, filled.text, filled.isUnknown);
  const problems = faults.map((fault): QueryProblem => ({ code: 'query/type', ...fault }));
  return { found, filled, root: regrouped(parsed, filled.text), problems, isReadable: problems.length === 0 };
}

/** Panels of logs have an `expr`, too; PromQL has no `|` but in strings. */
function isLogql(text: string): boolean {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, '').includes('|');
}

function syntaxWords(text: string, { from, to }: { readonly from: number; readonly to: number }) {
  const unexpected = text.slice(from, Math.max(to, from + 1)).trim();
  if (text.trim() === '') return { message: 'the expression is empty', fix: 'write one, or remove it' };
  if (text.slice(from).trim() === '')
    return { message: 'the expression ends too early', fix: 'write it to its end' };
  const [, called] = /^([A-Za-z_]\w*)\s*\(/.exec(text.slice(text.slice(0, from).search(/[\w:]*\s*$/))) ?? [];
  if (called !== undefined && unexpected === '(') {
    const fix =
      called === 'holt_winters'
        ? 'use double_exponential_smoothing, as Prometheus 3 calls it'
        : 'correct its name';
    return { message: `there is no function ${called}`, fix };
  }
  return {
    message: `the expression is no PromQL: ${JSON.stringify(unexpected)} cannot stand here`,
    fix: 'correct it',
  };
}
