import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { describe, expect, it } from 'vitest';

import { CONTEXT, HOSTILE, REPORT_OF_EVERYTHING } from '../../testing/report-of-everything.js';
import type { Report, ReportedFinding, ReportSection } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { sarifReport } from './sarif-report.js';

const SCHEMA_FILE = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json')),
  'lib/schemas/sarif-2.1.0-rtm.5.json',
);

function logOf(report: Report, context: ReportContext = CONTEXT): Log {
  return JSON.parse([...sarifReport(report, context)].join('')) as Log;
}

function resultsOf(
  findings: readonly ReportedFinding[],
  more: Partial<ReportSection> = {},
  context?: ReportContext,
): Result[] {
  const log = logOf({ sections: [{ kind: 'target', name: 'shop', findings, ...more }] }, context);
  return log.runs[0]?.results ?? [];
}

/** With half a character, which has no encoding, replaced. */
const HOSTILE_URI = HOSTILE.replace('\ud800', '\ufffd').split('/').map(encodeURIComponent).join('/');

const FINDING: ReportedFinding = {
  code: 'metric/help',
  severity: 'error',
  metric: 'a',
  line: 7,
  column: 1,
  message: 'b',
};

describe('the log', () => {
  it.each([
    ['of everything', REPORT_OF_EVERYTHING],
    ['of nothing', { sections: [] }],
  ])('%s is as the official schema says', (_, report: Report) => {
    // It is of draft 4, which here differs in the name of its id only, and has a pattern that is none with Unicode.
    const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8').replace('"id":', '"$id":')) as object;
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, validateSchema: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(logOf(report));
    expect(validate.errors).toBeNull();
    // The schema itself is at work.
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  it('has a rule for every code that occurs, and each result names its own', () => {
    const [run] = logOf(REPORT_OF_EVERYTHING).runs;
    const rules = run?.tool.driver.rules ?? [];
    const used = new Set(
      run?.results?.map(({ ruleIndex = -1, ruleId }) => {
        expect(rules[ruleIndex]?.id).toBe(ruleId);
        return ruleId;
      }),
    );
    expect(used.size).toBe(rules.length);
    expect(rules.find(({ id }) => id === 'ibex-metrics/no-url-route-label')).toMatchObject({
      shortDescription: { text: 'Disallow URLs as values of a route label' },
      helpUri: 'https://example.com/no-url-route-label',
    });
    expect(rules.find(({ id }) => id === 'lint/camel-case')?.shortDescription?.text).toBe(
      'camelCase in a metric or label name',
    );
  });

  it('has the version of the package', () => {
    expect(logOf({ sections: [] }).runs[0]?.tool.driver.version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('says that the run did not succeed where something could not be checked', () => {
    expect(logOf(REPORT_OF_EVERYTHING).runs[0]?.invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ descriptor: { id: 'target/unreachable', index: 0 } }, {}],
      },
    ]);
    expect(logOf({ sections: [] }).runs[0]?.invocations).toEqual([
      { executionSuccessful: true, toolExecutionNotifications: [] },
    ]);
  });
});

describe('the place of a result', () => {
  const place = (result: Result | undefined): object | undefined => result?.locations?.[0]?.physicalLocation;
  const at = (uri: string, startLine: number): object => ({
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: { startLine, startColumn: 1 },
  });

  it('is where the metric is defined, below the root of the repository', () => {
    const source = { file: '/repository/a b/#1%.ts', line: 3, column: 1 };
    expect(place(resultsOf([{ ...FINDING, source }])[0])).toEqual(at('a%20b/%231%25.ts', 3));
  });

  it('is the catalog where it has none, or none in the repository', () => {
    const source = { file: '/elsewhere/catalog.ts', line: 3, column: 1 };
    for (const finding of [FINDING, { ...FINDING, source }]) {
      expect(place(resultsOf([finding])[0])).toEqual(at('catalog/catalog.ts', 1));
    }
  });

  it('is only the metric where there is no catalog in the repository either', () => {
    const { colors, cwd, root } = CONTEXT;
    expect(resultsOf([FINDING], {}, { colors, cwd, root })[0]?.locations).toEqual([
      {
        logicalLocations: [
          { name: 'a', fullyQualifiedName: 'shop/a', kind: 'member' },
          { name: 'shop', kind: 'resource' },
        ],
      },
    ]);
  });

  it.each([
    ['http://localhost:9464/metrics?token=…', 'localhost%3A9464/metrics?token=%E2%80%A6'],
    ['https://[::1]:9464/a b', '%5B%3A%3A1%5D%3A9464/a%20b'],
    ['haproxy:2.4', 'haproxy%3A2.4'],
    ['standard input', 'standard%20input'],
    ['/repository/scrapes/a.prom', 'scrapes/a.prom'],
    ['/elsewhere/a.prom', 'a.prom'],
    [HOSTILE, HOSTILE_URI],
  ])('in what was scraped has no scheme, with which GitHub rejects the log: %j', (address, uri) => {
    const [result] = resultsOf([FINDING], { address });
    const related = result?.relatedLocations?.[0]?.physicalLocation;
    expect(related?.artifactLocation?.uri).toBe(uri);
    expect(related?.artifactLocation?.uri).not.toMatch(/^[a-z][a-z0-9+.-]*:/i);
    expect(related?.region).toEqual({ startLine: 7, startColumn: 1 });
  });

  it('never says where on this machine the repository is', () => {
    expect([...sarifReport(REPORT_OF_EVERYTHING, CONTEXT)].join('')).not.toContain('/repository');
  });
});

describe('the fingerprint of a result', () => {
  const fingerprints = (findings: readonly ReportedFinding[], name = 'shop'): (string | undefined)[] =>
    resultsOf(findings, { name }).map(
      ({ partialFingerprints }) => partialFingerprints?.['checkMetricsFinding/v1'],
    );

  it('stays where lines and values are others', () => {
    const moved = {
      ...FINDING,
      line: 99,
      message: 'c',
      source: { file: '/repository/b.ts', line: 1, column: 1 },
    };
    expect(fingerprints([moved])).toEqual(fingerprints([FINDING]));
  });

  it('is another for another code, target, metric or label, and for a second one of the same', () => {
    const all = [
      ...fingerprints([
        FINDING,
        FINDING,
        { ...FINDING, code: 'metric/type' },
        { ...FINDING, metric: 'b' },
        { ...FINDING, label: 'b' },
      ]),
      ...fingerprints([FINDING], 'other'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

it('suppresses what is exempted, with the reason', () => {
  const exempted = { by: 'exemption' as const, reason: 'later', until: '2027-03-01' };
  expect(resultsOf([{ ...FINDING, exempted }])[0]?.suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'exempted: later (until 2027-03-01)' },
  ]);
  // What a comment in the code lets pass.
  expect(resultsOf([{ ...FINDING, exempted }], { kind: 'lint' })[0]?.suppressions).toMatchObject([
    { kind: 'inSource' },
  ]);
});

it('makes no link of text from outside', () => {
  const [result] = resultsOf([{ ...FINDING, message: '[a](http://evil.example)' }]);
  expect(result?.message.text).toContain(String.raw`[a\](http`);
});
