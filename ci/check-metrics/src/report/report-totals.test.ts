import { describe, expect, it } from 'vitest';

import type { Report, ReportedFinding, ReportSection } from './report.js';
import { exitCodeOf, totalsOf, verdictLine } from './report-totals.js';

const ERROR: ReportedFinding = { code: 'metric/missing', severity: 'error', message: 'is missing' };
const WARNING: ReportedFinding = { ...ERROR, severity: 'warning' };
const EXEMPTED: ReportedFinding = { ...ERROR, exempted: { by: 'exemption', reason: 'later' } };
const KNOWN: ReportedFinding = { ...ERROR, exempted: { by: 'baseline', reason: 'known' } };
const UNCHECKED: Partial<ReportSection> = { unchecked: { code: 'a/b', message: 'no', fix: 'yes' } };

function reportOf(findings: readonly ReportedFinding[], more: Partial<ReportSection> = {}): Report {
  const good: ReportSection = { kind: 'target', name: 'good', findings: [] };
  return { sections: [good, { kind: 'fleet', name: 'job', findings, ...more }] };
}

describe('how the program ends', () => {
  it.each([
    ['nothing', reportOf([]), 0, '✓ passed: 1 target, 1 job, no errors, no warnings'],
    ['a warning', reportOf([WARNING]), 0, '✓ passed: 1 target, 1 job, no errors, 1 warning'],
    ['an error', reportOf([WARNING, ERROR]), 1, '✗ failed: 1 target, 1 job, 1 error, 1 warning'],
    [
      'errors that are let pass',
      reportOf([EXEMPTED, KNOWN, KNOWN]),
      0,
      '✓ passed: 1 target, 1 job, no errors, no warnings, 1 exempted, 2 in the baseline',
    ],
    [
      'something that could not be checked, and an error',
      reportOf([ERROR], UNCHECKED),
      2,
      '✗ not everything was checked: 1 target, 1 job, 1 error, no warnings, 1 could not be checked',
    ],
  ])('with %s', (_, report, exitCode, line) => {
    expect(exitCodeOf(report)).toBe(exitCode);
    expect(verdictLine(report)).toBe(line);
  });

  it('does not name targets where there are none', () => {
    expect(verdictLine({ sections: [{ kind: 'lint', name: 'lint', findings: [] }] })).toBe(
      '✓ passed: no errors, no warnings',
    );
  });
});

it('counts what is exempted once, however severe', () => {
  const warning = { ...EXEMPTED, severity: 'warning' as const };
  expect(totalsOf(reportOf([EXEMPTED, warning, ERROR]))).toEqual({
    errors: 1,
    warnings: 0,
    exempted: 2,
    baseline: 0,
    unchecked: 0,
  });
});
