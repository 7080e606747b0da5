import { beforeAll, describe, expect, it } from 'vitest';

import { readCorpus } from './corpus-files.js';
import { type Finding, MODES } from './finding.js';
import { lintCorpus, RULE_NAMES } from './lint-corpus.js';
import { type CorpusReport, runCorpus } from './run-corpus.js';

/** A program of all files is made and checked, maybe beside other tests on two cores. */
const TIMEOUT = 240_000;

let report: CorpusReport;

beforeAll(async () => {
  report = await runCorpus();
}, TIMEOUT);

describe.each(MODES)('the corpus, %s', (mode) => {
  it.each(RULE_NAMES)('has cases in which %s finds something, and many in which it must not', (rule) => {
    const score = report.scores[mode].find((each) => each.rule === rule);
    expect(score?.cases).toBeGreaterThan(0);
    expect(score?.cases).toBeLessThan(report.cases * 0.9);
  });

  it('misses nothing', () => {
    expect(report.scores[mode].flatMap(({ missed }) => missed)).toEqual([]);
  });

  it('finds nothing that is not expected', () => {
    expect(report.scores[mode].flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});

it(
  'the look at the text of a file, which comes first, hides nothing',
  async () => {
    const isConcerned = ({ file }: { readonly file: string }) => !file.startsWith('exemptions/');
    const files = readCorpus().filter(isConcerned);
    const places = (findings: readonly Finding[]) =>
      findings.filter(isConcerned).map(({ file, line, rule }) => `${file}:${String(line)} ${rule}`);
    // The name of the client, in a comment, lets every file pass.
    const passing = files.map((file) => ({ ...file, text: `${file.text}\n// prom-client\n` }));
    for (const mode of MODES) {
      expect(places(await lintCorpus(passing, mode))).toEqual(places(report.findings[mode]));
    }
  },
  TIMEOUT,
);

it('the corpus has at least 200 cases', () => {
  expect(report.cases).toBeGreaterThanOrEqual(200);
});
