import { describe, expect, test } from 'vitest';
import { METRIC_LINT_CASES } from '../testing/metric-lint-cases.js';
import { OPENMETRICS_CASES } from '../testing/openmetrics-cases.js';
import { PROBLEM_CASES, CLEAN_BODIES } from '../testing/problem-cases.js';
import { QUOTED_NAME_CASES } from '../testing/quoted-name-cases.js';
import { SERVER_CASES, SERVER_CLEAN_BODIES } from '../testing/server-cases.js';
import { PROBLEM_CODES } from './problem-codes.js';
import { validateExposition } from '../validate-exposition.js';

describe('each code is found where it is, and alone', () => {
  test.each([...PROBLEM_CASES, ...SERVER_CASES, ...QUOTED_NAME_CASES, ...METRIC_LINT_CASES])(
    '$code in $body',
    ({ code, body, at, options }) => {
      const { problems, valid } = validateExposition(body, { lint: false, ...options });

      expect(problems.map((problem) => problem.code)).toEqual([code]);
      const [problem] = problems;
      expect(`${String(problem?.line)}:${String(problem?.column)}-${String(problem?.endColumn)}`).toBe(at);
      expect(problem?.severity).toBe(PROBLEM_CODES[code].severity);
      expect(problem?.message).not.toBe('');
      expect(problem?.fix).toBeTruthy();
      expect(valid).toBe(/^(?:semantics|lint|value)\//.test(code));
    },
  );
});

test.each([...CLEAN_BODIES, ...SERVER_CLEAN_BODIES])('nothing is found in %j', (body) => {
  const { problems, valid } = validateExposition(body, { lint: false });

  expect(problems).toEqual([]);
  expect(valid).toBe(true);
});

test('every code has a case, and what is never alone has its own test', () => {
  const cases = [
    ...PROBLEM_CASES,
    ...OPENMETRICS_CASES,
    ...SERVER_CASES,
    ...QUOTED_NAME_CASES,
    ...METRIC_LINT_CASES,
  ];
  const covered = new Set<string>(cases.map(({ code }) => code));

  expect(Object.keys(PROBLEM_CODES).filter((code) => !covered.has(code))).toEqual([
    'lint/duplicate-metric',
    'limit/too-many-problems',
  ]);
});

test('CODES.md is this table; after a change, "npx vitest run problem-codes --update" writes it anew', async () => {
  await expect(codesPage()).toMatchFileSnapshot('../../CODES.md');
});

function codesPage(): string {
  const rows = Object.entries(PROBLEM_CODES).map(([code, { severity, description }]) => [
    `\`${code}\``,
    severity,
    description,
  ]);
  const groups = [...new Set(Object.keys(PROBLEM_CODES).map((code) => code.slice(0, code.indexOf('/'))))];
  return [
    '# Codes',
    'Every code a problem can have, with its severity. Codes are stable. A test writes this page from `PROBLEM_CODES`.',
    ...groups.map(
      (group) =>
        `## ${group}/\n\n${table([['code', 'severity', 'meaning'], ...rows.filter(([code]) => code?.startsWith(`\`${group}/`))])}`,
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [head, ...body] = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [head, rule, ...body].join('\n');
}
