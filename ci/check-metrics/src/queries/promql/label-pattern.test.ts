import { describe, expect, it } from 'vitest';

import { takenByPromtool } from '../../testing/promtool-rules.js';
import { isPromtoolInstalled } from '../../testing/promtool-run.js';
import { labelPattern } from './label-pattern.js';

function matches(pattern: string, value: string): boolean {
  const read = labelPattern(pattern);
  if ('fault' in read) throw new Error(read.fault);
  return read.matches(value);
}

describe('a pattern matches a value as a whole, as RE2 does', () => {
  it.each([
    ['a|b', 'b', true],
    ['a|b', 'ab', false],
    ['5..', '503', true],
    ['.*', 'a\nb', true],
    ['.', '😀', true],
    ['^(?:GET|POST)$', 'POST', true],
    ['/v1/.+', '/v1/', false],
    [String.raw`\d+`, '١', false],
    ['a.[b]', 'a\nb', true],
    ['.*'.repeat(30) + '!', 'a'.repeat(100), false],
    ['(?i)get', 'GET', true],
    ['(?i:g)et', 'GET', false],
    ['[[:alpha:]]+', 'abc', true],
    ['[[:^alpha:]]+', 'abc', false],
    ['[]a]+', ']a', true],
    [String.raw`\pL+`, 'é', true],
    [String.raw`\p{Greek}`, 'a', false],
    [String.raw`\x{1F600}`, '😀', true],
    [String.raw`\Qa.b\E`, 'axb', false],
    [String.raw`a\z`, 'a', true],
    [String.raw`\Aa`, 'a', true],
    ['(?P<name>a)', 'a', true],
    ['(?U)a+', 'aa', true],
    [String.raw`\07`, '\u0007', true],
    ['a{,2}', 'a{,2}', true],
    ['', '', true],
  ])('%j and %j: %j', (pattern, value, isMatch) => {
    expect(matches(pattern, value)).toBe(isMatch);
  });
});

describe('a pattern that Prometheus refuses', () => {
  it.each([
    ['a(?=b)', 'the pattern looks ahead or behind, which is not possible'],
    ['(?<!b)a', 'the pattern looks ahead or behind, which is not possible'],
    [String.raw`(a)\1`, 'the pattern refers back, which is not possible'],
    ['a{1001}', 'the pattern repeats something more than 1000 times'],
    ['(?:a{500}){3}', 'the pattern repeats something more than 1000 times'],
    ['(a', 'the pattern is no regular expression: its parentheses do not match'],
    ['[a', 'the pattern is no regular expression: missing closing ] at [a'],
    [
      String.raw`\p{No}a\p{Foo}`,
      String.raw`the pattern is no regular expression: invalid character class range at \p{Foo}`,
    ],
    ['[b-a]', 'the pattern is no regular expression: invalid character class range at b-a'],
  ])('%s: %s', (pattern, fault) => {
    expect(labelPattern(pattern)).toEqual({ fault });
  });
});

it.runIf(isPromtoolInstalled())('takes the patterns that promtool takes', async () => {
  const taken = await takenByPromtool(TRICKY.map((pattern) => `up{a=~${JSON.stringify(pattern)}}`));
  const wrong = TRICKY.filter((pattern, index) => taken[index] === 'fault' in labelPattern(pattern));
  expect(wrong).toEqual([]);
  expect(taken.filter(Boolean).length).toBeGreaterThan(25);
  expect(taken.filter((isTaken) => !isTaken).length).toBeGreaterThan(25);
});

const TRICKY = [
  ...[
    '(?i)abc',
    '(?s).',
    '(?x)a',
    '(?-s).',
    '(?i',
    '(?#c)',
    '(?>a)',
    '(?i:a)',
    '(?:a',
    '(?P<n>a)',
    '(?P<n',
    '(?P=n)',
  ],
  ...[
    '(?=a)',
    '(?!a)',
    '(?<=a)b',
    '(?<!a)b',
    '(|a)*',
    '^*',
    'a|*',
    '*a',
    '+',
    '?',
    'a++',
    'a**',
    'a*?',
    'a*+',
  ],
  ...['a{1000}', 'a{1001}', '(a{500}){3}', '(?:(?:a{100}){100})', 'a{2,1}', 'a{,5}', 'a{0}', 'a{', 'x{2}{3}'],
  ...[
    '[[:alpha:]]',
    '[[:foo:]]',
    '[b-a]',
    '[^]',
    '[]a]',
    '[a',
    '[a-\\d]',
    '[\\d-z]',
    '[😀-😂]',
    '(',
    ')',
    '()',
    '(()',
  ],
  ...[
    '\\z',
    '\\Z',
    '\\A',
    '\\b',
    '\\B',
    '\\C',
    '\\8',
    '(a)\\1',
    '\\0',
    '\\07',
    '\\123',
    '\\x41',
    '\\x{10FFFF}',
  ],
  ...[
    '\\x{110000}',
    '\\u0041',
    '\\cA',
    '\\e',
    '\\h',
    '\\k<n>',
    '\\_',
    '\\-',
    '\\/',
    '\\é',
    '\\',
    '\\pL',
    '\\p{Lu}',
  ],
  ...[
    '\\p{Foo}',
    '\\p',
    '\\Qa|b\\E',
    '\\Qa',
    '\\E',
    '$^',
    'a$|^b',
    '(a|b',
    'a|b)',
    '/v1/.*',
    '5..',
    '\\.',
    '.+.+.+.+.+',
  ],
];
