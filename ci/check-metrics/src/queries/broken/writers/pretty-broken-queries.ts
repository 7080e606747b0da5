import type { Colors } from 'picocolors/types.js';

import { LONGEST } from '../../../report/finding-words.js';
import { shortened } from '../../../report/shortened.js';
import type { BrokenQuery } from '../broken-query.js';
import {
  brokenByChange,
  type BrokenQueriesWords,
  brokenPlace,
  breakWords,
  KIND_WORDS,
} from './broken-by-change.js';

/** The queries that break for a person, by the change that breaks them; nothing where there are none. */
export function* prettyBrokenQueries(
  broken: readonly BrokenQuery[],
  { describe, cwd, colors }: BrokenQueriesWords & { readonly colors: Colors },
): Generator<string> {
  if (broken.length === 0) return;
  yield `${colors.red('✗')} ${colors.bold(`${breakWords(broken)}:`)}\n`;
  for (const { change, broken: queries } of brokenByChange(broken)) {
    const metric = 'metric' in change ? `${colors.bold(shortened(change.metric, LONGEST.name))} ` : '';
    yield `  ${metric}${shortened(describe(change), LONGEST.message)}\n`;
    for (const one of queries) {
      const { query, how, through } = one;
      const name = shortened(query.text, LONGEST.name);
      const by = through.map((rule) => shortened(rule, LONGEST.name)).join(', ');
      yield `    ${brokenPlace(one, cwd)} ${KIND_WORDS[query.kind]} ${colors.bold(name)}: ${shortened(how, LONGEST.message)}${by === '' ? '' : colors.dim(` (through ${by})`)}\n`;
    }
  }
}
