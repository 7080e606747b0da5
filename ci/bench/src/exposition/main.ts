import { Command, Option } from 'commander';

import { positiveWholeNumber } from '../positive-whole-number.js';
import { benchExposition } from './exposition-bench.js';
import { EXPOSITION_PROFILES, type ExpositionProfile } from './generate-exposition.js';
import { printExpositionBench } from './print-exposition-bench.js';

/**
 * The command-line program: `npm run bench:exposition`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { series, profile, seed, rounds, tenfold } = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(EXIT_CODES.interrupted));
  }
  try {
    const bench = await benchExposition({
      series,
      profile,
      seed,
      rounds,
      isTenfold: tenfold,
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`${printExpositionBench(bench)}\n`);
    return EXIT_CODES.measured;
  } catch (error) {
    process.stderr.write(
      `ibex-bench-exposition: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return EXIT_CODES.couldNotMeasure;
  }
}

/** The last is what a shell reports of a program that was interrupted. */
const EXIT_CODES = { measured: 0, couldNotMeasure: 2, interrupted: 130 } as const;

interface CommandLineOptions {
  readonly series: number;
  readonly profile: ExpositionProfile;
  readonly seed: number;
  readonly rounds: number;
  readonly tenfold: boolean;
}

function commandLine(): Command {
  return new Command('ibex-bench-exposition')
    .description('Measures what it takes to lint a large exposition: whole processes, in turn.')
    .option('--series <number>', 'of the generated exposition', positiveWholeNumber, 300_000)
    .addOption(
      new Option('--profile <profile>', 'what it consists of').choices(EXPOSITION_PROFILES).default('mixed'),
    )
    .option('--seed <number>', 'of the generated exposition', positiveWholeNumber, 1)
    .option('--rounds <number>', 'how often each program is measured', positiveWholeNumber, 7)
    .option('--no-tenfold', 'leave ten times the input out')
    .addHelpText('after', '\nExit codes: 0 measured, whatever the figures are; 2 it could not measure.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.measured : EXIT_CODES.couldNotMeasure),
    );
}
