import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { lint } from './testing/lint.js';

const folder = path.join(import.meta.dirname, '..', 'docs', 'rules');

/** The settings that the pages suppose. */
const settings = {
  'ibex-metrics': {
    catalog: { metrics: [{ name: 'ibex_db_pool_open_connections', labels: { state: {} } }] },
    metricsPackage: 'packages/metrics',
  },
};

describe.each(readdirSync(folder))('%s', (file) => {
  const ruleId = `ibex-metrics/${path.basename(file, '.md')}`;
  const page = readFileSync(path.join(folder, file), 'utf8');

  it.each(codeUnder('Incorrect', page))('reports the incorrect code at line $line', ({ code }) => {
    const messages = lint(code, { config: { settings } });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    expect(messages.filter((message) => message.ruleId === ruleId)).not.toEqual([]);
  });

  it.each(codeUnder('Correct', page))('accepts the correct code at line $line', ({ code }) => {
    expect(lint(code, { config: { settings } })).toEqual([]);
  });
});

/** The code blocks under a heading, of any level, up to the next heading. */
function codeUnder(heading: string, page: string): { code: string; line: number }[] {
  const blocks: { code: string; line: number }[] = [];
  let current: string | undefined;
  let block: string[] | undefined;
  page.split('\n').forEach((text, index) => {
    if (block) {
      if (text !== '```') block.push(text);
      else {
        if (current === heading) blocks.push({ code: block.join('\n'), line: index + 1 - block.length });
        block = undefined;
      }
    } else if (text.startsWith('```ts')) block = [];
    else if (text.startsWith('#')) current = text.replace(/^#+ /, '');
  });
  // `it.each` would take a page without examples for one without failures.
  if (blocks.length === 0) throw new Error(`no code under "${heading}"`);
  return blocks;
}
