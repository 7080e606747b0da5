import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROBLEM_CASES, CLEAN_BODIES } from '../testing/problem-cases.js';
import { PROBLEM_CODES } from './problem-codes.js';
import { validateExposition } from '../validate-exposition.js';

describe('each code is found where it is, and alone', () => {
  test.each(PROBLEM_CASES)('$code in $body', ({ code, body, at, options }) => {
    const { problems, valid } = validateExposition(body, options);

    expect(problems.map((problem) => problem.code)).toEqual([code]);
    const [problem] = problems;
    expect(`${String(problem?.line)}:${String(problem?.column)}-${String(problem?.endColumn)}`).toBe(at);
    expect(problem?.severity).toBe(PROBLEM_CODES[code].severity);
    expect(problem?.message).not.toBe('');
    expect(problem?.fix).toBeTruthy();
    expect(valid).toBe(code.startsWith('semantics/'));
  });
});

test.each(CLEAN_BODIES)('nothing is found in %j', (body) => {
  const { problems, valid } = validateExposition(body);

  expect(problems).toEqual([]);
  expect(valid).toBe(true);
});

test('every code has a case, and the cut-off has its own test', () => {
  const covered = new Set<string>(PROBLEM_CASES.map(({ code }) => code));

  expect(Object.keys(PROBLEM_CODES).filter((code) => !covered.has(code))).toEqual([
    'limit/too-many-problems',
  ]);
});

test('the README lists every code', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const rows = readme.matchAll(/^\| `([^`]+)` +\| (\w+) +\| (.+?) +\|$/gm);
  const listed = [...rows].map(([, code, severity, description]) => [code, severity, description]);

  expect(listed).toEqual(
    Object.entries(PROBLEM_CODES).map(([code, { severity, description }]) => [code, severity, description]),
  );
});
