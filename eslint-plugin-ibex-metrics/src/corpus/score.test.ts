import { expect, it } from 'vitest';

import type { Finding } from './finding.js';
import { precision, recall, scoresOf } from './score.js';

const caseNames = new Map([
  ['a/one.ts', 'a'],
  ['a/two.ts', 'a'],
  ['b.ts', 'b.ts'],
]);

it('counts one finding for one that is expected, in the same line', () => {
  const expected = [inLine('a/one.ts', 1), inLine('a/one.ts', 1), inLine('a/two.ts', 2), inLine('b.ts', 3)];
  const actual = [inLine('a/one.ts', 1), inLine('b.ts', 4), inLine('b.ts', 3), inLine('b.ts', 3)];
  const [score] = scoresOf(['some-rule'], expected, actual, caseNames);
  expect(score).toEqual({
    rule: 'some-rule',
    cases: 2,
    expected: 4,
    found: 2,
    missed: [inLine('a/one.ts', 1), inLine('a/two.ts', 2)],
    wrong: [inLine('b.ts', 4), inLine('b.ts', 3)],
  });
  expect(score && [recall(score), precision(score)]).toEqual([0.5, 0.5]);
});

it('takes a finding of another rule for none, and scores rules that nobody knows', () => {
  const scores = scoresOf(
    ['some-rule'],
    [inLine('b.ts', 1, 'misspelt-rule')],
    [inLine('b.ts', 1)],
    caseNames,
  );
  expect(scores).toMatchObject([
    { rule: 'some-rule', expected: 0, found: 0, wrong: [{ line: 1 }] },
    { rule: 'misspelt-rule', expected: 1, found: 0, missed: [{ line: 1 }] },
  ]);
});

it('is content where nothing is expected and nothing was found', () => {
  const [score] = scoresOf(['some-rule'], [], [], caseNames);
  expect(score && [recall(score), precision(score)]).toEqual([1, 1]);
});

function inLine(file: string, line: number, rule = 'some-rule'): Finding {
  return { file, line, rule };
}
