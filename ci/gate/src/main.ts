import { type Output, parseOutputs, terminalColors, writeReport } from '@ibex/check-metrics';
import { isCi } from '@ibex/test-programs';
import { Command } from 'commander';

import { verdictOf } from './gate-report.js';
import { printReport } from './print-report.js';
import { reportOfGate } from './report-of-gate.js';
import { runGate } from './run-gate.js';

const EXIT_CODES = { passed: 0, failed: 1, 'could not check': 2 } as const;

/** What a shell reports of a program that was interrupted. */
const INTERRUPTED = 130;

/**
 * The command-line program. It is run in the root of the repository.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code
 */
export async function main(argv: readonly string[]): Promise<number> {
  const options = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  const outputs = outputsOf(options);
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not `once`: without a listener left, the library that ends the services with this process would end it now.
    process.on(signal, () => {
      interruption.abort(new Error('interrupted'));
    });
  }
  const report = await runGate({
    root: process.cwd(),
    promtoolRequired: isCi(),
    baseRequired: isCi(),
    progress: process.stdout.isTTY ? 'default' : 'simple',
    cancelSignal: interruption.signal,
    ...(!options.lint && { lint: false }),
    ...(options.lintCache !== undefined && { lintCache: options.lintCache }),
    ...(!options.catalog && { catalog: false }),
    ...(!options.services && { services: false }),
  });
  const context = { colors: terminalColors(), cwd: process.cwd(), root: process.cwd() };
  process.stdout.write(`\n${printReport(report, context)}\n`);
  const written = await writeReport(reportOfGate(report, process.cwd()), outputs, context);
  // Not by returning: the lint may still be at work.
  if (interruption.signal.aborted) process.exit(INTERRUPTED);
  // 2 as well where an output could not be written.
  return Math.max(EXIT_CODES[verdictOf(report)], written === 2 ? 2 : 0);
}

/** Standard output is for the report of the gate itself. */
function outputsOf({ output }: CommandLineOptions): readonly Output[] {
  try {
    const outputs = output.length === 0 ? [] : parseOutputs(output);
    const toStandardOutput = outputs.find(({ file }) => file === undefined);
    if (toStandardOutput)
      throw new Error(`--output ${toStandardOutput.kind} needs a file: ${toStandardOutput.kind}=<file>`);
    return outputs;
  } catch (error) {
    process.stderr.write(`ibex-gate: ${error instanceof Error ? error.message : String(error)}\n`);
    return process.exit(EXIT_CODES['could not check']);
  }
}

interface CommandLineOptions {
  readonly lint: boolean;
  readonly lintCache?: string;
  readonly catalog: boolean;
  readonly services: boolean;
  readonly output: readonly string[];
}

function commandLine(): Command {
  return new Command('ibex-gate')
    .description(
      'Lints the repository, checks its catalog, starts and exercises both services, and checks what they expose.',
    )
    .option('--no-lint', 'leave the lint out')
    .option('--lint-cache <file>', 'keep what ESLint finds, for `eslint --cache` on the same files')
    .option('--no-catalog', 'leave out documentation, queries and changes of the catalog')
    .option('--no-services', 'leave the services out')
    .option(
      '--output <kind=file>',
      'json, sarif, junit, github or promtool, into a file; may be repeated',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .addHelpText('after', '\nExit codes: 0 passed, 1 problems found, 2 something could not be checked.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.passed : EXIT_CODES['could not check']),
    );
}
