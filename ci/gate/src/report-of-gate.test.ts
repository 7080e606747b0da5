import { expect, it } from 'vitest';

import type { GateReport } from './gate-report.js';
import { reportOfGate } from './report-of-gate.js';
import { checkedService } from './testing/checked-service.js';

const NOTHING: GateReport = {
  catalog: [],
  services: [],
  wrongAnswers: [],
  requestCount: 0,
  failures: [],
  duration: 1,
};
const SOURCE = { file: '/repo/src/a.ts', line: 3, column: 7 };

it('has what the linter says at its place in the code', () => {
  const place = { file: 'src/a.ts', line: 3, column: 7 };
  const rules = [{ name: 'r', description: 'Disallow it', url: 'https://example.org/r' }];
  const lint = { files: 1, problems: [{ place, rule: 'r', message: 'no' }], exemptions: [], rules };
  const report = reportOfGate({ ...NOTHING, lint }, '/repo');
  expect(report.sections).toEqual([
    {
      kind: 'lint',
      name: 'lint',
      findings: [{ code: 'r', severity: 'error', message: 'no', source: SOURCE }],
    },
  ]);
  expect(report.rules).toContainEqual({
    code: 'r',
    description: 'Disallow it',
    helpUri: 'https://example.org/r',
  });
});

it.each([
  { problems: 1, message: 'let pass here' },
  { problems: 3, message: 'let pass here and in 2 more places' },
  { message: 'turned off for the file' },
])('has what was let pass, with its reason: $message', ({ problems, message }) => {
  const exemption = {
    place: { file: 'src/a.ts', line: 3, column: 7 },
    kind: 'directive' as const,
    ...(problems !== undefined && { problems }),
    rule: 'r',
    reason: 'why',
    until: '2027-03-01',
  };
  const lint = { files: 1, problems: [], exemptions: [exemption], rules: [] };
  expect(reportOfGate({ ...NOTHING, lint }, '/repo').sections[0]?.findings).toEqual([
    {
      code: 'r',
      severity: 'error',
      message,
      source: SOURCE,
      exempted: { by: 'exemption', reason: 'why', until: '2027-03-01' },
    },
  ]);
});

it('has what the gate itself found on a service, besides what the checker did', () => {
  const report = reportOfGate(
    {
      ...NOTHING,
      services: [
        {
          service: 'proxy',
          check: checkedService({ code: 'metric/type', severity: 'error', message: 'is a gauge' }),
          promtool: { status: 'rejected', lines: ['x no help text'] },
          leaks: [{ kind: 'session', line: 7 }],
        },
      ],
    },
    '/repo',
  );
  expect(report.sections).toMatchObject([
    {
      kind: 'target',
      name: 'proxy',
      address: 'http://127.0.0.1:1/metrics',
      findings: [
        { code: 'metric/type' },
        { code: 'gate/promtool', message: 'x no help text' },
        { code: 'gate/identifier-exposed', line: 7 },
      ],
    },
  ]);
});

it('has wrong answers, and steps that could not be done', () => {
  const { sections } = reportOfGate(
    {
      ...NOTHING,
      wrongAnswers: ['GET / was answered 500 instead of 200'],
      failures: [{ step: 'start auth', message: 'it ended' }],
    },
    '/repo',
  );
  expect(sections).toMatchObject([
    { name: 'traffic', findings: [{ code: 'gate/wrong-answer' }] },
    { name: 'start auth', unchecked: { code: 'gate/step-failed', message: 'it ended' }, findings: [] },
  ]);
});
