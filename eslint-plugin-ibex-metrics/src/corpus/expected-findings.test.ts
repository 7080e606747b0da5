import { describe, expect, it } from 'vitest';

import { expectedFindings } from './expected-findings.js';

describe('expectedFindings', () => {
  it('reads the rules that a comment names, for both modes', () => {
    const text = ['// A case.', 'a(); // finds: some-rule, other-rule', 'b();'].join('\n');
    const findings = [
      { file: 'a.ts', line: 2, rule: 'some-rule' },
      { file: 'a.ts', line: 2, rule: 'other-rule' },
    ];
    expect(expectedFindings({ file: 'a.ts', text })).toEqual({
      'without types': findings,
      'with types': findings,
    });
  });

  it.each([
    ['a number of findings', 'a(); // finds: some-rule x3', ['1 some-rule', '1 some-rule', '1 some-rule']],
    ['the line below', '// finds in next line: some-rule', ['2 some-rule']],
    ['a comment within a line', 'a(/* finds: some-rule */ b); c();', ['1 some-rule']],
    ['a comment in JSX', '{/* finds: some-rule */}', ['1 some-rule']],
    [
      'several comments in a line',
      '/* finds: some-rule */ a(); // finds: other-rule',
      ['1 some-rule', '1 other-rule'],
    ],
    ['no comment', 'finds("some-rule");', []],
  ])('understands %s', (_name, text, expected) => {
    const findings = expectedFindings({ file: 'a.ts', text })['without types'];
    expect(findings.map(({ line, rule }) => `${String(line)} ${rule}`)).toEqual(expected);
  });

  it('tells the modes apart', () => {
    const text =
      'a(); // finds: a; finds with types: b; finds without types: c\n// finds with types in next line: d';
    const findings = expectedFindings({ file: 'a.ts', text });
    expect(findings['with types'].map(({ rule }) => rule)).toEqual(['a', 'b', 'd']);
    expect(findings['without types'].map(({ rule }) => rule)).toEqual(['a', 'c']);
  });

  it.each([
    '// finds',
    '// finds some-rule',
    '// finds: Some_Rule',
    '/* finds with luck: some-rule */',
    '// finds: a; b',
  ])('does not guess what "%s" means', (text) => {
    expect(() => expectedFindings({ file: 'a.ts', text: `\n${text}` })).toThrow(
      /^a\.ts:2: cannot understand "/,
    );
  });
});
