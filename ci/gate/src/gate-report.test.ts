import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';

import { countProblems, type GateReport, type ServiceReport, verdictOf } from './gate-report.js';
import { printReport } from './print-report.js';

const CLEAN_SERVICE: ServiceReport = {
  service: 'proxy',
  check: {
    target: 'http://127.0.0.1:1/metrics',
    body: new Uint8Array(),
    report: { families: 1, series: 2, catalogSeries: 2, worstCase: 3, required: [], findings: [] },
  },
  promtool: { status: 'clean' },
  leaks: [],
};

const CLEAN: GateReport = {
  lint: { files: 3, problems: [], exemptions: [] },
  services: [CLEAN_SERVICE],
  wrongAnswers: [],
  requestCount: 4,
  failures: [],
  duration: 1234,
};

const plain = picocolors.createColors(false);

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
        lint: { files: 3, problems: [{ place: 'a.ts:1:2', rule: 'r', message: 'no' }], exemptions: [] },
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
      check: {
        target: 'a',
        body: new Uint8Array(),
        report: {
          families: 1,
          series: 2,
          catalogSeries: 2,
          worstCase: 3,
          required: [],
          findings: [{ code: 'parsers/disagree', severity: 'warning', message: 'they do' }],
        },
      },
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
