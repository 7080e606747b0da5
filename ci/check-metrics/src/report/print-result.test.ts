import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';

import type { CheckReport } from '../assert/check-exposition.js';
import type { TargetResult } from '../check/check-target.js';
import { CouldNotCheckError } from '../target/could-not-check.js';
import { figures, printResult } from './print-result.js';

const PLAIN = picocolors.createColors(false);
const TARGET = 'http://localhost:9464/metrics';
const ESCAPE = '\u001b';

const CLEAN: CheckReport = {
  families: 36,
  series: 362,
  catalogSeries: 278,
  worstCase: 13_445,
  required: [
    { name: 'ibex_process_up', presence: 'present', series: 1 },
    { name: 'ibex_proxy_active_connections', presence: 'present', series: 1 },
  ],
  findings: [],
};

const BAD: CheckReport = {
  ...CLEAN,
  required: [
    { name: 'ibex_process_up', presence: 'missing', series: 0 },
    { name: 'ibex_proxy_active_connections', presence: 'declared but never sampled', series: 0 },
    { name: 'ibex_proxy_requests_total', presence: 'present', series: 25 },
  ],
  findings: [
    {
      code: 'metric/value-outside-domain',
      severity: 'error',
      metric: 'ibex_proxy_requests_total',
      line: 45,
      column: 34,
      message: 'label "route" has the value "/users/42", which is outside its domain',
      fix: 'record one of /v1/models, unmatched',
    },
    {
      code: 'semantics/family-without-samples',
      severity: 'warning',
      metric: 'queue_depth',
      line: 312,
      column: 8,
      message: '"queue_depth" is declared and has no sample',
    },
    {
      code: 'target/content-type',
      severity: 'error',
      message: 'the response has no content type',
      fix: 'answer',
    },
  ],
};

function printed(report: CheckReport, colors = PLAIN): string {
  return printResult({ target: TARGET, report, body: Buffer.alloc(0) }, colors);
}

describe('printResult without colours', () => {
  it('gives a clean target two lines', () => {
    expect(printed(CLEAN)).toBe(
      [
        '✓ http://localhost:9464/metrics',
        '  2 of 2 required metrics, 36 families, 362 series, 278 of at worst 13445 in the catalog, no findings',
      ].join('\n'),
    );
  });

  it('gives every finding its place, severity, metric, message, code and fix', () => {
    expect(printed(BAD)).toBe(
      [
        '✗ http://localhost:9464/metrics',
        '  1 of 3 required metrics, 36 families, 362 series, 278 of at worst 13445 in the catalog, 3 findings',
        '  45:34 error ibex_proxy_requests_total: label "route" has the value "/users/42", which is outside its domain [metric/value-outside-domain]',
        '    fix record one of /v1/models, unmatched',
        '  312:8 warning queue_depth: "queue_depth" is declared and has no sample [semantics/family-without-samples]',
        '  error the response has no content type [target/content-type]',
        '    fix answer',
      ].join('\n'),
    );
  });

  it('says why a target could not be checked, and what to do', () => {
    const couldNotCheck = new CouldNotCheckError(
      'target/timeout',
      'did not finish its answer within 10 s; it sent nothing',
      'make the target faster, or raise --timeout',
    );
    expect(printResult({ target: TARGET, couldNotCheck }, PLAIN)).toBe(
      [
        '✗ http://localhost:9464/metrics could not be checked',
        '  did not finish its answer within 10 s; it sent nothing [target/timeout]',
        '  fix make the target faster, or raise --timeout',
      ].join('\n'),
    );
  });

  it('ticks a target that has warnings only', () => {
    const findings = BAD.findings.filter(({ severity }) => severity === 'warning');
    expect(printed({ ...CLEAN, findings })).toMatch(/^✓ .*\n.*, 1 finding\n {2}312:8 warning /);
  });

  it('has no control character of the target in it, wherever it comes from', () => {
    const hostile = `${ESCAPE}[2J\r\u202e`;
    const couldNotCheck = new CouldNotCheckError('target/redirect', `to "${hostile}"`, hostile);
    const results: TargetResult[] = [
      { target: hostile, couldNotCheck },
      {
        target: hostile,
        body: Buffer.alloc(0),
        report: {
          ...CLEAN,
          findings: [
            { code: 'metric/help', severity: 'error', metric: hostile, message: hostile, fix: hostile },
          ],
        },
      },
    ];
    for (const result of results) {
      const text = printResult(result, PLAIN);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(text.split(String.raw`\u{1b}[2J\u{d}\u{202e}`)).toHaveLength('report' in result ? 5 : 4);
    }
  });
});

describe('printResult with colours', () => {
  it('says the same words', () => {
    const coloured = printed(BAD, picocolors.createColors(true));
    expect(coloured).toContain(ESCAPE);
    // eslint-disable-next-line no-control-regex -- the colours are to be taken out
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(printed(BAD));
  });
});

describe('figures', () => {
  it.each([
    [0, 'no findings'],
    [1, '1 finding'],
    [2, '2 findings'],
  ])('end in how many findings there are: %i', (count, words) => {
    const findings = BAD.findings.slice(0, count);
    expect(
      figures({ ...CLEAN, findings })
        .split(', ')
        .at(-1),
    ).toBe(words);
  });

  it('count as present only what has samples', () => {
    expect(figures(BAD)).toMatch(/^1 of 3 required metrics, /);
  });
});
