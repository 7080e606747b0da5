import { Command, InvalidArgumentError } from 'commander';
import picocolors from 'picocolors';

import { verdictOf } from './gate-report.js';
import { printReport } from './print-report.js';
import { runGate } from './run-gate.js';

const EXIT_CODES = { passed: 0, failed: 1, 'could not check': 2 } as const;

/** What a shell reports of a program that SIGINT ended. */
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
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Not `once`: without a listener left, the library that ends the services with this process would end it now.
    process.on(signal, () => {
      interruption.abort(new Error('interrupted'));
    });
  }
  const report = await runGate({
    root: process.cwd(),
    readyWithin: options.readyWithin * 1000,
    promtoolRequired: process.env['CI'] === 'true',
    progress: process.stdout.isTTY ? 'default' : 'simple',
    cancelSignal: interruption.signal,
    ...(!options.lint && { lint: false }),
    ...(!options.services && { services: false }),
  });
  process.stdout.write(`\n${printReport(report, picocolors)}\n`);
  // Not by returning: the lint may still be at work.
  if (interruption.signal.aborted) process.exit(INTERRUPTED);
  return EXIT_CODES[verdictOf(report)];
}

interface CommandLineOptions {
  readonly lint: boolean;
  readonly services: boolean;
  readonly readyWithin: number;
}

function commandLine(): Command {
  return new Command('ibex-gate')
    .description('Lints the repository, starts and exercises both services, and checks what they expose.')
    .option('--no-lint', 'leave the lint out')
    .option('--no-services', 'leave the services out')
    .option('--ready-within <seconds>', 'how long a service may take to get ready', positiveNumber, 30)
    .addHelpText('after', '\nExit codes: 0 passed, 1 problems found, 2 something could not be checked.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.passed : EXIT_CODES['could not check']),
    );
}

function positiveNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0) || !Number.isFinite(number)) throw new InvalidArgumentError('must be a number above 0.');
  return number;
}
