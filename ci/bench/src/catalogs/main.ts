import { Command } from 'commander';

import { positiveWholeNumber } from '../positive-whole-number.js';
import { printCatalogBench } from './print-catalog-bench.js';
import { benchCatalog } from './catalog-bench.js';

/**
 * The command-line program: `npm run bench:catalog`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { metrics, rounds } = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(EXIT_CODES.interrupted));
  }
  try {
    const bench = await benchCatalog({
      metrics,
      rounds,
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`${printCatalogBench(bench)}\n`);
    return EXIT_CODES.measured;
  } catch (error) {
    process.stderr.write(`ibex-bench-catalog: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_CODES.couldNotMeasure;
  }
}

/** The last is what a shell reports of a program that was interrupted. */
const EXIT_CODES = { measured: 0, couldNotMeasure: 2, interrupted: 130 } as const;

interface CommandLineOptions {
  readonly metrics: number;
  readonly rounds: number;
}

function commandLine(): Command {
  return new Command('ibex-bench-catalog')
    .description('Measures what it takes to compare and document a large catalog: whole processes, in turn.')
    .option('--metrics <number>', 'of the catalog, at most 10,000', positiveWholeNumber, 5_000)
    .option('--rounds <number>', 'how often each program is measured', positiveWholeNumber, 11)
    .addHelpText('after', '\nExit codes: 0 measured, whatever the figures are; 2 it could not measure.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.measured : EXIT_CODES.couldNotMeasure),
    );
}
