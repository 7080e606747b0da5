import { type Finding, MODES } from './finding.js';
import type { CorpusReport } from './run-corpus.js';
import { precision, recall, type Score } from './score.js';

/** The report as text: a table for each mode, then every miss and every false finding. */
export function printCorpusReport({ cases, files, scores }: CorpusReport): string {
  return [
    `${String(cases)} cases in ${String(files)} files`,
    ...MODES.map((mode) => `${mode}\n${table(scores[mode])}${flaws(scores[mode])}`),
    '',
  ].join('\n\n');
}

const HEADINGS = ['rule', 'cases', 'expected', 'found', 'missed', 'false', 'recall', 'precision'];

function table(scores: readonly Score[]): string {
  const rows = [HEADINGS, ...scores.map(rowOf), rowOf(totalOf(scores)).with(1, '')];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([rule = '', ...figures]) =>
      [
        rule.padEnd(widths[0] ?? 0),
        ...figures.map((figure, index) => figure.padStart(widths[index + 1] ?? 0)),
      ].join('  '),
    )
    .join('\n');
}

function rowOf(score: Score): string[] {
  const { rule, cases, expected, found, missed, wrong } = score;
  return [
    rule,
    ...[cases, expected, found, missed.length, wrong.length].map(String),
    percentage(recall(score)),
    percentage(precision(score)),
  ];
}

function totalOf(scores: readonly Score[]): Score {
  const sum = (figure: (score: Score) => number) => scores.reduce((total, score) => total + figure(score), 0);
  return {
    rule: 'all',
    cases: sum(({ cases }) => cases),
    expected: sum(({ expected }) => expected),
    found: sum(({ found }) => found),
    missed: scores.flatMap(({ missed }) => missed),
    wrong: scores.flatMap(({ wrong }) => wrong),
  };
}

/** Rounded down: 100 % means all. */
function percentage(share: number): string {
  return `${String(Math.floor(share * 1000) / 10)} %`;
}

function flaws(scores: readonly Score[]): string {
  return [
    ...scores.flatMap(({ missed }) => missed.map((finding) => `\nmissed: ${describe(finding)}`)),
    ...scores.flatMap(({ wrong }) => wrong.map((finding) => `\nfalse:  ${describe(finding)}`)),
  ].join('');
}

function describe({ file, line, rule }: Finding): string {
  return `${file}:${String(line)} ${rule}`;
}
