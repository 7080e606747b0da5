import parser from '@typescript-eslint/parser';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';

import { possibleValues } from './possible-values.js';

/** The values that the argument of `use(…)` may have, as they are written. */
function valuesUsedIn(code: string): string[] | undefined {
  let values: string[] | undefined;
  const probe: Rule.RuleModule = {
    create: ({ sourceCode }) => ({
      "CallExpression[callee.name='use']"(node: unknown) {
        const [argument] = (node as TSESTree.CallExpression).arguments;
        const traced = possibleValues(
          argument as TSESTree.Node,
          sourceCode as unknown as TSESLint.SourceCode,
        );
        values = traced.map((value) => sourceCode.getText(value as never));
      },
    }),
  };
  const messages = new Linter().verify(code, {
    plugins: { test: { rules: { probe } } },
    rules: { 'test/probe': 'error' },
    languageOptions: { parser },
  });
  expect(messages).toEqual([]);
  return values;
}

describe('possibleValues', () => {
  it.each([
    ['a literal', `use('a')`, [`'a'`]],
    ['both branches', `use(x ? 'a' : 'b')`, [`'a'`, `'b'`]],
    ['a good value and its fallback', `use(req.route?.path ?? req.path)`, ['req.route?.path', 'req.path']],
    ['a constant, through its aliases', `const a = 'x'; const b = a; use(b)`, [`'x'`]],
    ['what is assigned last in any case', `let a = f.x; a = g(a); use(a)`, ['g(a)']],
    ['what may be assigned', `let a = 'x'; if (c) a = 'y'; use(a)`, [`'x'`, `'y'`]],
    ['a member of an object', `const o = { a: { b: 'x' } }; use(o.a.b)`, [`'x'`]],
    ['two members of one object', `const o = { a: 'x', b: 'y' }; use(c ? o.a : o.b)`, [`'x'`, `'y'`]],
    ['what a pattern takes out, or its default', `const { a = 'x' } = { a: 'y' }; use(a)`, [`'y'`, `'x'`]],
    ['the elements a loop goes through', `for (const a of ['x', 'y']) use(a)`, [`'x'`, `'y'`]],
    ['the elements of a callback', `['x', 'y'].forEach((a) => use(a))`, [`'x'`, `'y'`]],
    [
      'what a function of the file is called with',
      `function f(a) { use(a) } f('x'); f('y');`,
      [`'x'`, `'y'`],
    ],
    [
      'that, and the parameter where there may be more',
      `export function f(a) { use(a) } f('x');`,
      [`'x'`, 'a'],
    ],
    ['a parameter', `const f = (a) => use(a); export { f };`, ['a']],
    ['an import', `import { a } from 'b'; use(a)`, ['a']],
    ['a frozen object', `use(Object.freeze({ a: 1 }))`, ['{ a: 1 }']],
    ['what a list was asked for, as it stands', `use(L.has(x) ? x : 'y')`, [`L.has(x) ? x : 'y'`]],
    ['nothing of what only comes back to itself', `let a = a; use(a)`, []],
  ])('gives %s', (_what, code, expected) => {
    expect(valuesUsedIn(code)).toEqual(expected);
  });

  it('says of what takes too many steps that it is not known, not that it is nothing', () => {
    const aliases = Array.from(
      { length: 1_500 },
      (_, index) => `const a${String(index + 1)} = a${String(index)};`,
    );
    expect(valuesUsedIn(`const a0 = 'x'; ${aliases.join(' ')} use(a1500)`)).toEqual([
      expect.stringMatching(/^a\d+$/),
    ]);
  });
});
