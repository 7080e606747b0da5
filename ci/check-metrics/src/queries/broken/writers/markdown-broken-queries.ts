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
 * @param room - how many characters there are for lines with a query, since a code host refuses a comment that is too
 *   long; what is taken is taken off it
 */
export function* markdownBrokenQueries(
  broken: readonly BrokenQuery[],
  { describe, cwd }: BrokenQueriesWords,
  room: { left: number } = { left: MOST_CHARACTERS },
): Generator<string> {
  if (broken.length === 0) return;
  yield `#### ❌ ${breakWords(broken)}\n`;
  let told = 0;
  let isFull = false;
  for (const { change, broken: queries } of brokenByChange(broken)) {
    if (isFull) break;
    const metric = 'metric' in change ? `${code(change.metric)} ` : '';
    yield `\n${metric}${text(describe(change))}:\n\n`;
    for (const one of queries) {
      const line = lineOf(one, cwd);
      isFull ||= line.length > room.left;
      if (isFull) break;
      room.left -= line.length;
      told += 1;
      yield line;
    }
  }
  if (told < broken.length) yield `\nand ${String(broken.length - told)} more\n`;
}

const MOST_CHARACTERS = 30_000;

function lineOf(one: BrokenQuery, cwd: string): string {
  const { query, how, through } = one;
  const by = through.length === 0 ? '' : `, through ${through.map(code).join(', ')}`;
  return `- ${KIND_WORDS[query.kind]} **${text(query.text)}**: ${text(how)}${by} (${code(brokenPlace(one, cwd))})\n`;
}

function code(value: string): string {
  return markdownCode(shortened(value, LONGEST.address));
}

function text(value: string): string {
  return markdownText(shortened(value, LONGEST.message));
}
