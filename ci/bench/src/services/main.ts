import { Command } from 'commander';

import { positiveNumber } from '../positive-number.js';
import { positiveWholeNumber } from '../positive-whole-number.js';
import { printServicesBench } from './print-services-bench.js';
import { benchServices } from './services-bench.js';

/**
 * The command-line program: `npm run bench:services`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { rate, seconds, rounds, embedded } = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  try {
    const bench = await benchServices({
      ...(rate !== undefined && { rate }),
      seconds,
      rounds,
      isEmbedded: embedded ?? false,
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`${printServicesBench(bench)}\n`);
    return EXIT_CODES.measured;
  } catch (error) {
    process.stderr.write(`ibex-bench-services: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_CODES.couldNotMeasure;
  }
}

const EXIT_CODES = { measured: 0, couldNotMeasure: 2 } as const;

interface CommandLineOptions {
  readonly rate?: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly embedded?: true;
}

function commandLine(): Command {
  return new Command('ibex-bench-services')
    .description(
      'Measures what the proxy adds to a request: the same load straight to a stub of the upstream and through the proxy.',
    )
    .option('--rate <number>', 'requests a second (default: the highest that is sustained)', positiveNumber)
    .option('--seconds <number>', 'of each load', positiveNumber, 5)
    .option('--rounds <number>', 'how often each load is sent', positiveWholeNumber, 3)
    .option('--embedded', 'leave PostgreSQL and Redis out, also where they are installed')
    .addHelpText('after', '\nExit codes: 0 measured, whatever the figures are; 2 it could not measure.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.measured : EXIT_CODES.couldNotMeasure),
    );
}
