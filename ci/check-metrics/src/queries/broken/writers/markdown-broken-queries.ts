import { LONGEST } from '../../../report/finding-words.js';
import { markdownCode, markdownText } from '../../../report/markdown-text.js';
import { shortened } from '../../../report/shortened.js';
import type { BrokenQuery } from '../broken-query.js';
import {
  brokenByChange,
  type BrokenQueriesWords,
  brokenPlace,
  breakWords,
  KIND_WORDS,
} from './broken-by-change.js';

/**
 * The queries that break as a section of a comment on a pull request, by the change that breaks them; nothing where there
 * are none.
 *
 * @param most - how many lines with a query there are, since a code host refuses a comment that is too long
 */
export function* markdownBrokenQueries(
  broken: readonly BrokenQuery[],
  { describe, cwd }: BrokenQueriesWords,
  most = 100,
): Generator<string> {
  if (broken.length === 0) return;
  yield `#### ❌ ${breakWords(broken)}\n`;
  let told = 0;
  for (const { change, broken: queries } of brokenByChange(broken)) {
    if (told >= most) break;
    const metric = 'metric' in change ? `${code(change.metric)} ` : '';
    yield `\n${metric}${text(describe(change))}:\n\n`;
    for (const one of queries.slice(0, most - told)) yield lineOf(one, cwd);
    told += queries.length;
  }
  if (broken.length > most) yield `\nand ${String(broken.length - most)} more\n`;
}

function lineOf(one: BrokenQuery, cwd: string): string {
  const { query, how, through } = one;
  const by = through.length === 0 ? '' : `, through ${through.map(code).join(', ')}`;
  return `- ${KIND_WORDS[query.kind]} **${text(query.text)}** ${text(how)}${by} (${code(brokenPlace(one, cwd))})\n`;
}

function code(value: string): string {
  return markdownCode(shortened(value, LONGEST.address));
}

function text(value: string): string {
  return markdownText(shortened(value, LONGEST.message));
}
