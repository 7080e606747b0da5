import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';

import { countProblems, type GateReport, type ServiceReport, verdictOf } from './gate-report.js';
import type { LintExemption } from './lint-exemption.js';
import { printReport } from './print-report.js';
import { checkedService } from './testing/checked-service.js';

const CLEAN_SERVICE: ServiceReport = {
  service: 'proxy',
  check: checkedService(),
  promtool: { status: 'clean' },
  leaks: [],
};

const CLEAN: GateReport = {
  lint: { files: 3, problems: [], exemptions: [], rules: [] },
  catalog: [],
  services: [CLEAN_SERVICE],
  wrongAnswers: [],
  requestCount: 4,
  failures: [],
  duration: 1234,
};

const plain = { colors: picocolors.createColors(false), cwd: '/repo', root: '/repo' };

describe('the verdict of the gate', () => {
  it('is passed where nothing was found', () => {
    expect(verdictOf(CLEAN)).toBe('passed');
    expect(printReport(CLEAN, plain)).toContain('✓ the gate passed in 1.2 s');
  });

  it.each<{ what: string; report: GateReport; says: string }>([
    {
      what: 'promtool alone objects',
      report: {
        ...CLEAN,
        services: [{ ...CLEAN_SERVICE, promtool: { status: 'rejected', lines: ['x no help text'] } }],
      },
      says: 'promtool on proxy\n  error x no help text',
    },
    {
      what: 'the linter objects',
      report: {
        ...CLEAN,
        lint: {
          files: 3,
          problems: [{ place: { file: 'a.ts', line: 1, column: 2 }, rule: 'r', message: 'no' }],
          exemptions: [],
          rules: [],
        },
      },
      says: 'error a.ts:1:2 no [r]',
    },
    {
      what: 'an identifier is exposed',
      report: { ...CLEAN, services: [{ ...CLEAN_SERVICE, leaks: [{ kind: 'session', line: 7 }] }] },
      says: 'Identifiers exposed by proxy\n  error line 7 holds the session that requests were made with',
    },
    {
      what: 'a request was answered wrongly',
      report: { ...CLEAN, wrongAnswers: ['GET / was answered 500 instead of 200'] },
      says: 'Wrong answers\n  error GET / was answered 500 instead of 200',
    },
  ])('is failed where $what', ({ report, says }) => {
    expect(verdictOf(report)).toBe('failed');
    expect(countProblems(report)).toBe(1);
    expect(printReport(report, plain)).toContain(says);
    expect(printReport(report, plain)).toContain('✗ the gate failed in 1.2 s: 1 problem');
  });

  it('does not count warnings', () => {
    const warned: ServiceReport = {
      ...CLEAN_SERVICE,
      check: checkedService({ code: 'parsers/disagree', severity: 'warning', message: 'they do' }),
    };
    const report = { ...CLEAN, services: [warned] };
    expect(verdictOf(report)).toBe('passed');
    expect(printReport(report, plain)).toContain('warning they do [parsers/disagree]');
  });

  it('is "could not check" where a step failed, whatever else was found', () => {
    const report: GateReport = {
      ...CLEAN,
      wrongAnswers: ['GET / was answered 500 instead of 200'],
      failures: [{ step: 'start auth', message: 'it wrote:\n    no such \u001b[31mhost' }],
    };
    expect(verdictOf(report)).toBe('could not check');
    expect(printReport(report, plain)).toContain('error start auth: it wrote:\n    no such \\u{1b}[31mhost');
  });
});

describe('the ledger of exemptions', () => {
  it.each<{ what: string; exemption: LintExemption; line: string }>([
    {
      what: 'a directive',
      exemption: {
        place: { file: 'a.ts', line: 1, column: 2 },
        kind: 'directive',
        problems: 1,
        rule: 'r',
        reason: 'why',
      },
      line: 'exempt a.ts:1:2 [r] why',
    },
    {
      what: 'a directive that lets several problems pass',
      exemption: {
        place: { file: 'a.ts', line: 1, column: 2 },
        kind: 'directive',
        problems: 3,
        rule: 'r',
        reason: 'why',
      },
      line: 'exempt a.ts:1:2 and 2 more places [r] why',
    },
    {
      what: 'an end date',
      exemption: {
        place: { file: 'a.ts', line: 1, column: 2 },
        kind: 'directive',
        problems: 1,
        rule: 'r',
        reason: 'why',
        until: '2027-03-01',
      },
      line: 'exempt a.ts:1:2 [r] until 2027-03-01: why',
    },
    {
      what: 'a comment that turns a rule off',
      exemption: {
        place: { file: 'a.ts', line: 1, column: 1 },
        kind: 'configuration comment',
        rule: 'r',
        reason: 'why',
      },
      line: 'exempt a.ts:1:1 for the whole file [r] why',
    },
    {
      what: 'a bulk suppression',
      exemption: {
        place: { file: 'a.ts', line: 1, column: 2 },
        kind: 'bulk suppression',
        problems: 2,
        rule: 'r',
        reason: '',
      },
      line: 'exempt a.ts:1:2 and 1 more place in bulk [r] no reason given',
    },
    {
      what: 'a reason that would write to the terminal',
      exemption: {
        place: { file: 'a.ts', line: 1, column: 2 },
        kind: 'directive',
        problems: 1,
        rule: 'r',
        reason: 'a\u001b[2J',
      },
      line: 'exempt a.ts:1:2 [r] a\\u{1b}[2J',
    },
  ])('has a line for $what', ({ exemption, line }) => {
    const report = { ...CLEAN, lint: { files: 1, problems: [], exemptions: [exemption], rules: [] } };
    expect(verdictOf(report)).toBe('passed');
    expect(printReport(report, plain)).toContain(`1 exemption\n  ${line}\n`);
  });
});
