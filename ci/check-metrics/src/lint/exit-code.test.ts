import type { ExpositionReport, Severity } from '@ibex/exposition';
import { describe, expect, it } from 'vitest';

import { CouldNotReadError } from './could-not-read.js';
import { ExitCode } from './exit-code.js';
import type { LintResult } from './lint-input.js';

function linted(...severities: Severity[]): LintResult {
  const problems: ExpositionReport['problems'] = severities.map((severity) => ({
    code: 'semantics/counter-nan',
    severity,
    line: 1,
    column: 1,
    endColumn: 2,
    message: 'is wrong',
  }));
  return { input: 'a.prom', report: { valid: true, problems, families: [] }, excerpts: new Map() };
}

const UNREAD: LintResult = {
  input: 'b.prom',
  error: new CouldNotReadError('input/not-found', 'gone', 'look'),
};

describe('the exit code', () => {
  it.each([
    ['nothing', [], undefined, 0],
    ['clean inputs', [linted(), linted()], undefined, 0],
    ['warnings', [linted('warning', 'warning')], undefined, 0],
    ['as many warnings as are allowed', [linted('warning'), linted('warning')], 2, 0],
    ['more warnings, in all inputs together', [linted('warning'), linted('warning')], 1, 1],
    ['an error among warnings', [linted(), linted('warning', 'error')], undefined, 1],
    ['an input that was not read', [linted('error'), UNREAD, linted()], 0, 2],
  ] as const)('after %s', (_, results, maxWarnings, code) => {
    const exitCode = new ExitCode(maxWarnings);
    for (const result of results) exitCode.add(result);
    expect(exitCode.code).toBe(code);
  });
});
