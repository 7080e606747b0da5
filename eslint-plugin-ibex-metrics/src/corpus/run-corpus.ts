import { type CorpusFile, readCorpus } from './corpus-files.js';
import { expectedFindings } from './expected-findings.js';
import { type Finding, type Mode, MODES } from './finding.js';
import { lintCorpus, RULE_NAMES } from './lint-corpus.js';
import { type Score, scoresOf } from './score.js';

/** What came of linting the corpus. */
export interface CorpusReport {
  readonly cases: number;
  readonly files: number;
  /** What was found in each mode. */
  readonly findings: Readonly<Record<Mode, readonly Finding[]>>;
  /** The score of each rule in each mode. */
  readonly scores: Readonly<Record<Mode, readonly Score[]>>;
}

/**
 * Lints the corpus in every mode, and compares the findings with what its comments expect.
 *
 * @param filter - a part of the path of the files to lint; all, if empty
 * @throws Error if there is nothing to lint, or the corpus itself is wrong: a comment nobody understands, a syntax error
 */
export async function runCorpus(filter = ''): Promise<CorpusReport> {
  const files = readCorpus(filter);
  if (files.length === 0) throw new Error(`no file of the corpus has "${filter}" in its path`);
  const caseNames = new Map(files.map(({ file, caseName }) => [file, caseName]));
  const expected = expectedIn(files);
  const findings: Record<Mode, Finding[]> = { 'without types': [], 'with types': [] };
  const scores: Record<Mode, Score[]> = { 'without types': [], 'with types': [] };
  for (const mode of MODES) {
    findings[mode] = await lintCorpus(files, mode);
    scores[mode] = scoresOf(RULE_NAMES, expected[mode], findings[mode], caseNames);
  }
  return { cases: new Set(caseNames.values()).size, files: files.length, findings, scores };
}

/** Whether everything was found and nothing else. */
export function isFlawless({ scores }: CorpusReport): boolean {
  return MODES.every((mode) =>
    scores[mode].every(({ missed, wrong }) => missed.length === 0 && wrong.length === 0),
  );
}

function expectedIn(files: readonly CorpusFile[]): Record<Mode, Finding[]> {
  const ofFiles = files.map(expectedFindings);
  return {
    'without types': ofFiles.flatMap((findings) => findings['without types']),
    'with types': ofFiles.flatMap((findings) => findings['with types']),
  };
}
