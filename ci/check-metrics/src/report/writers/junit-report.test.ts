import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';

import { CONTEXT, HOSTILE, REPORT_OF_EVERYTHING } from '../../testing/report-of-everything.js';
import type { Report, ReportedFinding, ReportSection } from '../report.js';
import { junitReport } from './junit-report.js';

/** An element as the parser gives it. */
type Element = Record<string, unknown>;
interface Suite {
  readonly name: string;
  readonly cases: readonly Element[];
}

const LISTS = new Set(['testsuite', 'testcase']);

function suitesOf(report: Report): Suite[] {
  const xml = [...junitReport(report, CONTEXT)].join('');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => LISTS.has(name),
  });
  const { testsuites } = parser.parse(xml) as { testsuites: { testsuite: Element[] } };
  return testsuites.testsuite.map(({ name, testcase }) => ({
    name: String(name),
    cases: testcase as Element[],
  }));
}

const ERROR: ReportedFinding = { code: 'metric/help', severity: 'error', metric: 'a', message: 'is wrong' };

function casesOf(
  findings: readonly ReportedFinding[],
  more: Partial<ReportSection> = {},
): readonly Element[] {
  const [suite] = suitesOf({ sections: [{ kind: 'target', name: 'shop', findings, ...more }] });
  return suite?.cases ?? [];
}

describe('a test case', () => {
  it('is each metric of the catalog on each target', () => {
    const [good] = suitesOf(REPORT_OF_EVERYTHING);
    expect(good).toEqual({
      name: 'http://127.0.0.1:9464/metrics',
      cases: [
        { classname: 'http://127.0.0.1:9464/metrics', name: 'shop_process_up' },
        { classname: 'http://127.0.0.1:9464/metrics', name: 'shop_requests_total' },
      ],
    });
  });

  it('fails once, with all errors in its text', () => {
    expect(casesOf([ERROR, { ...ERROR, code: 'metric/type', fix: 'mend it' }])).toEqual([
      {
        classname: 'shop',
        name: 'a',
        failure: {
          message: 'a: is wrong (and 1 more)',
          type: 'metric/help',
          '#text':
            'error a: is wrong [metric/help]\nin shop\n\nerror a: is wrong [metric/type]\nin shop\nfix: mend it',
        },
      },
    ]);
  });

  it('passes with warnings, which are its output', () => {
    expect(casesOf([{ ...ERROR, severity: 'warning' }])).toEqual([
      { classname: 'shop', name: 'a', 'system-out': 'warning a: is wrong [metric/help]\nin shop' },
    ]);
  });

  it('is skipped where what is wrong is exempted, and says why', () => {
    const exempted = { by: 'exemption' as const, reason: 'later', until: '2027-03-01' };
    expect(casesOf([{ ...ERROR, exempted }])).toEqual([
      {
        classname: 'shop',
        name: 'a',
        skipped: '',
        'system-out': 'error a: is wrong [metric/help]\nin shop\nexempted: later (until 2027-03-01)',
      },
    ]);
  });

  it('is a code where a finding is about no metric, and a file where it is about code', () => {
    const bare: ReportedFinding = { code: 'target/content-type', severity: 'error', message: 'has none' };
    expect(casesOf([bare])).toMatchObject([{ name: 'target/content-type' }]);
    const source = { file: '/repository/services/a.ts', line: 3, column: 4 };
    expect(casesOf([{ ...ERROR, source }], { kind: 'lint' })).toMatchObject([{ name: 'a.ts', file: 'a.ts' }]);
  });

  it('is in error where the target could not be checked', () => {
    const unchecked = { code: 'target/timeout', message: 'too slow', fix: 'wait' };
    expect(casesOf([], { unchecked })).toEqual([
      {
        classname: 'shop',
        name: 'can be checked',
        error: { message: 'too slow', type: 'target/timeout', '#text': 'too slow\nfix: wait' },
      },
    ]);
  });

  it('is there, and passes, where there is nothing to say', () => {
    expect(casesOf([], { kind: 'lint' })).toEqual([{ classname: 'shop', name: 'has no findings' }]);
  });
});

it('is XML whatever a target exposes, also what would end a section several times', () => {
  const message = `${HOSTILE} ]]> ]]> <!-- \ufffe\uffff\ud800 \u0000`;
  const [testCase] = casesOf([{ ...ERROR, message, fix: message }]);
  const { '#text': text } = testCase?.['failure'] as Element;
  expect(String(text).split(String.raw`]]\u{3e}`)).toHaveLength(7);
  expect(suitesOf(REPORT_OF_EVERYTHING)).toHaveLength(7);
  const xml = [...junitReport(REPORT_OF_EVERYTHING, CONTEXT)].join('');
  // eslint-disable-next-line no-control-regex -- what XML 1.0 forbids is what must not be there
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
});
