import { readFileSync } from 'node:fs';

import ts from 'typescript';
import { expect, test } from 'vitest';

import * as exposition from './index.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const EXAMPLES = [...README.matchAll(/```ts\n(.+?)```\n\n```text\n(.+?)```/gs)].map(
  ([, code = '', output]) => ({
    code,
    output,
  }),
);

test('the README has examples', () => {
  expect(EXAMPLES).toHaveLength(2);
});

test.each(EXAMPLES)('the README prints what it says: $code', ({ code, output }) => {
  const printed: string[] = [];
  const script = ts.transpile(code, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the example is to be run as a reader would
  const run = new Function('require', 'exports', 'console', script) as (...globals: unknown[]) => void;
  run(() => exposition, {}, { log: (text: unknown) => printed.push(String(text)) });

  expect(`${printed.join('\n').trimEnd()}\n`).toBe(output);
});

test('the README names the default of every limit', () => {
  for (const limit of ['maxProblems', 'maxLineBytes', 'maxFamilies', 'maxTextBytes']) {
    expect(README).toMatch(new RegExp(`^\\| \`${limit}\` `, 'm'));
  }
});
