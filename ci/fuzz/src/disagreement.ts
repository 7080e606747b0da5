import { printPromtool } from '@ibex/check-metrics';
import { type ExpositionReport, validateExposition } from '@ibex/exposition';
import { runPromtool, type PromtoolRun } from './promtool.js';
import { withoutUndecidedUnits } from './undecided-units.js';

/** Where the checker and promtool differ on a body: the first difference of these. */
export interface Disagreement {
  readonly about: 'verdict' | 'line of the first error' | 'lint findings' | 'output';
  readonly promtool: string;
  readonly checker: string;
}

/**
 * Holds the checker against promtool on one body.
 *
 * @returns `undefined` if they agree
 * @throws Error if promtool cannot be run, or says something that is neither verdict nor finding
 */
export async function findDisagreement(body: Uint8Array): Promise<Disagreement | undefined> {
  const run = await runPromtool(body);
  const promtool = verdictOf(run);
  try {
    return differenceOf(run, validateExposition(body, { maxProblems: MANY }));
  } catch (error) {
    return { about: 'verdict', promtool, checker: `throws ${String((error as Error).stack)}` };
  }
}

/** More than any body here has. */
const MANY = 1_000_000;

function differenceOf(run: PromtoolRun, report: ExpositionReport): Disagreement | undefined {
  const { stderr, exitCode } = printPromtool(report);
  const ourRun = { errors: Buffer.from([...stderr].join(''), 'utf8').toString('latin1'), exitCode };
  return (
    difference('verdict', verdictOf(run), report.valid ? ACCEPTS : REJECTS) ??
    difference('line of the first error', lineOfError(run), firstSyntaxLine(report)) ??
    difference('lint findings', findingsOf(run), lintFindings(report)) ??
    difference('output', describeRun(run), describeRun(ourRun))
  );
}

function difference(
  about: Disagreement['about'],
  promtool: string,
  checker: string,
): Disagreement | undefined {
  return promtool === checker ? undefined : { about, promtool, checker };
}

const ACCEPTS = 'accepts it';
const REJECTS = 'rejects it';
const NONE = 'none';

function verdictOf({ exitCode, errors }: PromtoolRun): string {
  if (exitCode === 0 || exitCode === 3) return ACCEPTS;
  if (exitCode === 1 && PARSING_ERROR.test(errors)) return REJECTS;
  throw new Error(`promtool failed with exit code ${String(exitCode)}: ${errors}`);
}

function lineOfError({ errors }: PromtoolRun): string {
  return PARSING_ERROR.exec(errors)?.[1] ?? NONE;
}

const PARSING_ERROR = /^error while linting: text format parsing error in line (\d+): /;

function firstSyntaxLine({ problems }: ExpositionReport): string {
  return String(problems.find(({ code }) => code.startsWith('syntax/'))?.line ?? NONE);
}

function findingsOf({ exitCode, errors }: PromtoolRun): string {
  return exitCode === 3 ? asSet(errors.split('\n').slice(0, -1)) : '';
}

function lintFindings({ valid, problems }: ExpositionReport): string {
  if (!valid) return '';
  const findings = problems.filter(
    ({ code }) => code.startsWith('lint/') && code !== 'lint/duplicate-metric',
  );
  return asSet(findings.map(({ metric, message }) => `${String(metric)} ${message}`));
}

function asSet(lines: readonly string[]): string {
  return [...new Set(withoutUndecidedUnits(lines).map(withShortName))].sort().join('\n');
}

/** The checker cuts a very long name of a metric, as problems are kept in memory. */
function withShortName(line: string): string {
  return line.replace(/^([\w:]{1000})[\w:…]+/, '$1…');
}

function describeRun({ exitCode, errors }: PromtoolRun): string {
  const lines = exitCode === 3 ? withoutUndecidedUnits(errors.split('\n')) : [errors];
  // With nothing but undecided findings promtool ends with 0 or 3.
  const decided = lines.every((line) => line === '') ? 0 : exitCode;
  return [...lines, `exit code ${String(decided)}`].join('\n');
}
