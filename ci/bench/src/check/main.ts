import { Command } from 'commander';

import { positiveWholeNumber } from '../positive-whole-number.js';
import { ratioTable } from '../ratio-table.js';
import { benchCheck } from './check-bench.js';

/**
 * The command-line program: `npm run bench:check`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { rounds } = commandLine()
    .parse([...argv])
    .opts<{ rounds: number }>();
  try {
    const ratios = await benchCheck({ rounds, onProgress: (line) => process.stderr.write(`${line}\n`) });
    process.stdout.write(`Node.js: ${process.versions.node}\n${ratioTable(ratios)}\n`);
    return EXIT_CODES.measured;
  } catch (error) {
    process.stderr.write(`ibex-bench-check: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_CODES.couldNotMeasure;
  }
}

const EXIT_CODES = { measured: 0, couldNotMeasure: 2 } as const;

function commandLine(): Command {
  return new Command('ibex-bench-check')
    .description('Measures what it takes to check both services, and to start: whole processes, in turn.')
    .option('--rounds <number>', 'how often each program is measured', positiveWholeNumber, 15)
    .addHelpText('after', '\nExit codes: 0 measured, whatever the figures are; 2 it could not measure.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.measured : EXIT_CODES.couldNotMeasure),
    );
}
