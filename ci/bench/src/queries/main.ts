import { Command } from 'commander';

import { positiveWholeNumber } from '../positive-whole-number.js';
import { printQueriesBench } from './print-queries-bench.js';
import { benchQueries } from './queries-bench.js';

/**
 * The command-line program: `npm run bench:queries`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { expressions, largeMb, seed, rounds } = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(EXIT_CODES.interrupted));
  }
  try {
    const bench = await benchQueries({
      expressions,
      largeBytes: largeMb * 1e6,
      seed,
      rounds,
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`${printQueriesBench(bench)}\n`);
    return EXIT_CODES.measured;
  } catch (error) {
    process.stderr.write(`ibex-bench-queries: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_CODES.couldNotMeasure;
  }
}

/** The last is what a shell reports of a program that was interrupted. */
const EXIT_CODES = { measured: 0, couldNotMeasure: 2, interrupted: 130 } as const;

interface CommandLineOptions {
  readonly expressions: number;
  readonly largeMb: number;
  readonly seed: number;
  readonly rounds: number;
}

function commandLine(): Command {
  return new Command('ibex-bench-queries')
    .description('Measures what it takes to check the queries of many rules: whole processes, in turn.')
    .option('--expressions <number>', 'of the generated files', positiveWholeNumber, 10_000)
    .option('--large-mb <number>', 'how large the large dashboard is', positiveWholeNumber, 50)
    .option('--seed <number>', 'of the generated files', positiveWholeNumber, 1)
    .option('--rounds <number>', 'how often each program is measured', positiveWholeNumber, 11)
    .addHelpText('after', '\nExit codes: 0 measured, whatever the figures are; 2 it could not measure.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.measured : EXIT_CODES.couldNotMeasure),
    );
}
