import type { ExpositionReport, Problem } from '@ibex/exposition';
import type { Colors } from 'picocolors/types.js';

import { cutTo } from '../finding/cut-to.js';
import { printExcerpt } from '../report/print-excerpt.js';
import { printable } from '../report/printable.js';
import { cardinalityTable } from './cardinality-table.js';
import type { Excerpt } from '../report/excerpt.js';
import type { LintedInput, LintResult } from './lint-input.js';
import type { Printed, Printer } from './printer.js';
import { counted, tally } from './tally.js';

/** How results are written for a person. */
export interface PrettyOptions {
  /** Of picocolors; switched off they add nothing. */
  readonly colors: Colors;
  /** Whether the results have the cardinality of each family. */
  readonly extended: boolean;
  /** Whether inputs without errors go unmentioned. */
  readonly quiet: boolean;
}

/**
 * Writes results for a person: a line of figures, then each problem with its place, the source it is about and what
 * to do.
 */
export class PrettyPrinter implements Printer {
  readonly #options: PrettyOptions;
  #inputs = 0;
  #bad = 0;
  #printed = 0;

  constructor(options: PrettyOptions) {
    this.#options = options;
  }

  begin(): Printed {
    return {};
  }

  result(result: LintResult): Printed {
    const isBad = 'error' in result || tally(result.report.problems).errors > 0;
    this.#inputs++;
    if (isBad) this.#bad++;
    else if (this.#options.quiet && !this.#options.extended) return {};
    const blank = this.#printed++ === 0 ? '' : '\n';
    return { stdout: `${blank}${printResult(result, this.#options).join('\n')}\n` };
  }

  end(): Printed {
    if (this.#inputs < 2 || this.#printed === 0) return {};
    const { colors } = this.#options;
    return {
      stdout:
        this.#bad === 0
          ? `\n${colors.green('✓')} ${String(this.#inputs)} inputs without errors\n`
          : `\n${colors.red('✗')} ${String(this.#bad)} of ${String(this.#inputs)} inputs with errors\n`,
    };
  }
}

function printResult(result: LintResult, options: PrettyOptions): string[] {
  const { colors } = options;
  const name = colors.bold(nameOf(result.input));
  if ('error' in result) {
    const { code, message, fix } = result.error;
    return [
      `${colors.red('✗')} ${name} ${colors.red('could not be read')}`,
      `  ${printable(message)} ${colors.dim(`[${code}]`)}`,
      `  ${colors.dim('fix')} ${printable(fix)}`,
    ];
  }
  const { errors } = tally(result.report.problems);
  return [
    `${errors > 0 ? colors.red('✗') : colors.green('✓')} ${name}`,
    `  ${figures(result.report)}`,
    ...printProblems(result, colors),
    ...(options.extended ? cardinalityTable(result.report.families, colors) : []),
  ];
}

function nameOf(input: string): string {
  return input === '-' ? 'standard input' : printable(input);
}

function figures({ valid, parserError, problems, families }: ExpositionReport): string {
  const { errors, warnings } = tally(problems);
  const sampled = families.filter(({ sampleCount }) => sampleCount > 0);
  const series = sampled.reduce((total, { seriesCount }) => total + seriesCount, 0);
  return [
    counted(sampled.length, 'family', 'families'),
    counted(series, 'series', 'series'),
    counted(errors, 'error'),
    `${counted(warnings, 'warning')}; ${verdict(valid, parserError)}`,
  ].join(', ');
}

function verdict(valid: boolean, parserError: ExpositionReport['parserError']): string {
  if (valid) return 'Prometheus reads it';
  if (!parserError) return 'not readable';
  const { line, message } = parserError;
  // It quotes what it stops at, which may be all of a long line.
  const said = cutTo(LONGEST_MESSAGE, message);
  return `Prometheus stops in line ${String(line)}: ${printable(said)}`;
}

const LONGEST_MESSAGE = 1000;

function printProblems({ input, report, excerpts }: LintedInput, colors: Colors): string[] {
  const gutter = Math.max(0, ...report.problems.map(({ line }) => String(line).length));
  return report.problems.flatMap((problem) => [
    ...printProblem(input, problem, colors),
    ...excerptOf(problem, excerpts.get(problem), gutter, colors),
    ...(problem.fix === undefined
      ? []
      : [`  ${' '.repeat(gutter)} ${colors.dim('fix')} ${printable(problem.fix)}`]),
  ]);
}

function printProblem(
  input: string,
  { line, column, severity, metric, message, code }: Problem,
  colors: Colors,
): string[] {
  const place = `${input === '-' ? 'stdin' : printable(input)}:${String(line)}:${String(column)}`;
  const subject = metric === undefined ? '' : `${colors.bold(printable(metric))}: `;
  return [
    `${place} ${paintOf(severity, colors)(severity)} ${subject}${printable(message)} ${colors.dim(`[${code}]`)}`,
  ];
}

function excerptOf(
  { line, severity }: Problem,
  excerpt: Excerpt | undefined,
  gutter: number,
  colors: Colors,
): string[] {
  if (!excerpt) return [];
  return printExcerpt(line, excerpt, gutter, paintOf(severity, colors), colors).map((text) => `  ${text}`);
}

function paintOf(severity: Problem['severity'], colors: Colors): (text: string) => string {
  return severity === 'error' ? colors.red : colors.yellow;
}
