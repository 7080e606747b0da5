import {
  DEFAULT_MAX_LINE_BYTES,
  type ExpositionReport,
  ExpositionValidator,
  type Problem,
} from '@ibex/exposition';

import { CouldNotReadError } from './could-not-read.js';
import { EndOfOpenMetrics } from './end-of-openmetrics.js';
import type { Excerpt } from '../report/excerpt.js';
import { readExcerpts } from '../report/excerpts.js';
import { formatOfInput } from './input-format.js';
import { type InputSource, openInput } from './input-source.js';
import { withOptionName } from './limit-option-names.js';
import type { LintOptions } from './lint-options.js';

/** What was found in one input. */
export interface LintedInput {
  /** As it was given; of a pattern the path of the file it matched. */
  readonly input: string;
  /** Its problems have the severities asked for. */
  readonly report: ExpositionReport;
  /** What to show of the source for each problem, as far as it was asked for and can still be read. */
  readonly excerpts: ReadonlyMap<Problem, Excerpt>;
}

/** The outcome of linting one input. */
export type LintResult = LintedInput | { readonly input: string; readonly error: CouldNotReadError };

/**
 * Lints a file or standard input as it is read, without holding it in memory.
 *
 * @param input - the path of a file, or `-`
 * @param options - how
 */
export async function lintInput(input: string, options: LintOptions = {}): Promise<LintResult> {
  try {
    const source = await openInput(input, { again: options.excerptWidth !== undefined });
    try {
      const report = await readReport(input, source, options);
      return { input, report, excerpts: await excerptsOf(report.problems, source, options) };
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof CouldNotReadError)) throw error;
    return { input, error };
  }
}

async function readReport(
  input: string,
  source: InputSource,
  options: LintOptions,
): Promise<ExpositionReport> {
  const format = formatOfInput(input, options.format);
  const validator = new ExpositionValidator({ ...options, format, countLabelValues: options.extended });
  const end = new EndOfOpenMetrics();
  for await (const chunk of source.read()) {
    validator.write(chunk);
    end.write(chunk);
  }
  const report = validator.end();
  const isMistaken = format === 'text' && options.format !== 'text' && end.found;
  const problems = report.problems.map(withOptionName);
  return { ...report, problems: isMistaken ? withFormatHint(problems) : problems };
}

/** Whoever wrote `# EOF` at the end meant OpenMetrics, so the other problems may be none. */
function withFormatHint(problems: readonly Problem[]): readonly Problem[] {
  const [first, ...rest] = problems;
  if (!first) return problems;
  const hint = 'the body ends in # EOF: to read it as OpenMetrics, give --format openmetrics';
  return [{ ...first, fix: first.fix === undefined ? hint : `${first.fix}; ${hint}` }, ...rest];
}

async function excerptsOf(
  problems: readonly Problem[],
  source: InputSource,
  { excerptWidth: width, maxLineBytes = DEFAULT_MAX_LINE_BYTES }: LintOptions,
): Promise<ReadonlyMap<Problem, Excerpt>> {
  if (width === undefined || problems.length === 0) return NO_EXCERPTS;
  // What was found counts, whether or not it can be shown.
  try {
    const chunks = source.readAgain();
    return chunks === undefined ? NO_EXCERPTS : await readExcerpts(chunks, problems, { width, maxLineBytes });
  } catch {
    return NO_EXCERPTS;
  }
}

const NO_EXCERPTS: ReadonlyMap<Problem, Excerpt> = new Map();
