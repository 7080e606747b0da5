import { expect, it } from 'vitest';

import { CONTEXT, HOSTILE, REPORT_OF_EVERYTHING } from '../../testing/report-of-everything.js';
import type { Report, ReportedFinding } from '../report.js';
import { githubReport } from './github-report.js';

function linesOf(report: Report): string[] {
  return [...githubReport(report, CONTEXT)].join('').trimEnd().split('\n');
}

const FINDING: ReportedFinding = { code: 'metric/help', severity: 'error', metric: 'a', message: 'b' };

function reportOf(findings: readonly ReportedFinding[]): Report {
  return { sections: [{ kind: 'target', name: 'shop', findings }] };
}

it('escapes as GitHub reads it, in messages and, more, in properties', () => {
  const source = { file: '/repository/a,b:c%.ts', line: 1, column: 2 };
  expect(linesOf(reportOf([{ ...FINDING, message: '100%: a, b', source }]))[0]).toBe(
    '::error file=a%2Cb%3Ac%25.ts,line=1,col=2,title=metric/help::a: 100%25: a, b%0Ain shop',
  );
});

it('has a command in every line, whatever a target exposes', () => {
  for (const line of linesOf(REPORT_OF_EVERYTHING)) {
    expect(line).toMatch(/^::(?:error|warning|notice) (?:[a-zA-Z]+=[^:,]*)(?:,[a-zA-Z]+=[^:,]*)*::/);
  }
  expect(linesOf(reportOf([{ ...FINDING, message: HOSTILE, fix: HOSTILE }]))).toHaveLength(2);
});

it('comes to what could not be checked first, then to errors, and ends with the verdict', () => {
  const kinds = linesOf(REPORT_OF_EVERYTHING).map((line) => /^::(\w+)/.exec(line)?.[1]);
  expect(kinds).toEqual([...Array<string>(8).fill('error'), ...Array<string>(5).fill('warning'), 'notice']);
  expect(linesOf(REPORT_OF_EVERYTHING)[0]).toContain('could not be checked');
});

it('comes to each kind of finding before it repeats one, since GitHub shows only ten', () => {
  const findings = [
    ...Array.from({ length: 12 }, () => FINDING),
    { ...FINDING, metric: 'z' },
    { ...FINDING, code: 'metric/type' },
  ];
  const lines = linesOf(reportOf(findings));
  expect(lines.slice(0, 3)).toEqual([
    '::error title=metric/help::a: b%0Ain shop',
    '::error title=metric/help::z: b%0Ain shop',
    '::error title=metric/type::a: b%0Ain shop',
  ]);
  expect(lines).toHaveLength(15);
});

it('says nothing of what is exempted but how much it is', () => {
  const findings = [{ ...FINDING, exempted: { by: 'exemption' as const, reason: 'later' } }];
  expect(linesOf(reportOf(findings))).toEqual([
    '::notice title=check-metrics::✓ passed: 1 target, no errors, no warnings, 1 exempted',
  ]);
});

it('names no file that is not in the repository', () => {
  const source = { file: '/elsewhere/catalog.ts', line: 1, column: 1 };
  expect(linesOf(reportOf([{ ...FINDING, source }]))[0]).toBe('::error title=metric/help::a: b%0Ain shop');
});
