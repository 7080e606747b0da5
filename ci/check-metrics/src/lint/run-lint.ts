import { isatty } from 'node:tty';

import type { ExpositionFormat } from '@ibex/exposition';

import { UsageError } from '../command-line/usage-error.js';
import { ExitCode } from './exit-code.js';
import { STANDARD_INPUT, STANDARD_INPUT_FILE } from './input-source.js';
import type { LintCommandOptions } from './lint-command.js';
import { lintFiles } from './lint-files.js';
import type { LintResult } from './lint-input.js';
import type { LintOptions } from './lint-options.js';
import type { Printed, Printer } from './printer.js';
import { parseSeverities } from './severity-overrides.js';

/**
 * Lints files and prints what was found, each result as soon as it is there.
 *
 * @param files - files, patterns and `-`; none at all means standard input
 * @returns the exit code
 * @throws UsageError for a command line that cannot be carried out
 */
export async function runLint(files: readonly string[], options: LintCommandOptions): Promise<number> {
  assertUsable(files, options);
  const lintOptions = await lintOptionsOf(options);
  const printer = await printerOf(options);
  const exitCode = new ExitCode(options.maxWarnings);
  await print(printer.begin());
  for await (const result of lintFiles(files, lintOptions)) {
    exitCode.add(result);
    await print(printer.result(options.quiet ? errorsOf(result) : result));
  }
  await print(printer.end());
  if (printer.exitCode !== undefined) return printer.exitCode;
  if (exitCode.excessWarnings > 0) {
    const most = String(options.maxWarnings);
    await print({ stderr: [`check-metrics: more warnings than the ${most} that --max-warnings allows\n`] });
  }
  return exitCode.code;
}

function assertUsable(
  files: readonly string[],
  { output, maxWarnings, severity = [] }: LintCommandOptions,
): void {
  if (files.length === 0 && isatty(STANDARD_INPUT_FILE)) {
    throw new UsageError(
      'nothing to read: name a file, pipe something in, or give - to type it here (end it with Ctrl-D)',
    );
  }
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) {
    throw new UsageError('standard input can be read only once');
  }
  if (output === 'promtool' && (maxWarnings !== undefined || severity.length > 0)) {
    throw new UsageError('--max-warnings and --severity mean nothing to promtool, which knows neither');
  }
}

async function lintOptionsOf(options: LintCommandOptions): Promise<LintOptions> {
  const { contentType, output, utf8Names, extended, severity = [] } = options;
  return {
    ...(output === 'promtool' ? PROMTOOL_LIMITS : {}),
    ...givenLimits(options),
    format: contentType === undefined ? options.format : await formatOf(contentType),
    utf8Names,
    extended: extended && output !== 'promtool',
    // What promtool says does not depend on the problems, so they need not be looked for.
    lint: output !== 'promtool',
    valueShapes: output !== 'promtool',
    severities: parseSeverities(severity),
    excerptWidth: output === 'pretty' ? excerptWidth() : undefined,
  };
}

/**
 * promtool has none but memory, so these are as high as a process bears. What it says quotes the line it stops at, with
 * up to four characters for a byte, and must fit into a string. Of the problems only the first counts.
 */
const PROMTOOL_LIMITS = {
  maxProblems: 1,
  maxLineBytes: 64 * 1024 * 1024,
  maxFamilies: 500_000,
  maxTextBytes: 512 * 1024 * 1024,
} satisfies LintOptions;

function givenLimits({
  maxProblems,
  maxLineBytes,
  maxFamilies,
  maxTextBytes,
}: LintCommandOptions): LintOptions {
  const limits = { maxProblems, maxLineBytes, maxFamilies, maxTextBytes };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

async function formatOf(contentType: string): Promise<ExpositionFormat> {
  const { formatOfContentType } = await import('@ibex/exposition');
  const format = formatOfContentType(contentType);
  if (format) return format;
  throw new UsageError(
    `--content-type "${contentType}" is neither the text format (text/plain; version=0.0.4) nor OpenMetrics (application/openmetrics-text; version=1.0.0)`,
  );
}

// Less what stands before an excerpt: a line number of up to seven digits.
function excerptWidth(): number {
  return Math.max(40, (process.stdout.isTTY ? process.stdout.columns : 120) - 12);
}

/** Each is loaded only where it is needed, as most of them never are. */
async function printerOf({ output, extended = false, quiet = false }: LintCommandOptions): Promise<Printer> {
  switch (output) {
    case 'json':
      return new (await import('./json-printer.js')).JsonPrinter({ extended });
    case 'promtool':
      return new (await import('./promtool-printer.js')).PromtoolPrinter({ extended });
    case 'pretty': {
      const { terminalColors } = await import('../report/terminal-colors.js');
      const { PrettyPrinter } = await import('./pretty-printer.js');
      return new PrettyPrinter({ colors: terminalColors(), extended, quiet });
    }
  }
}

function errorsOf(result: LintResult): LintResult {
  if ('error' in result) return result;
  const problems = result.report.problems.filter(({ severity }) => severity === 'error');
  return { ...result, report: { ...result.report, problems } };
}

async function print({ stdout, stderr }: Printed): Promise<void> {
  for (const piece of stderr ?? []) await written(process.stderr, piece);
  if (stdout) await written(process.stdout, stdout);
}

/** Waits until it is written, or cannot be: what is to be done about that is decided where the program begins. */
async function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write(text, () => {
      resolve();
    });
  });
}
