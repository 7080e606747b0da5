import type { Command } from 'commander';

import { benchCommand, runBench } from '../bench-program.js';
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
  const command = commandLine().parse([...argv]);
  const { rate, seconds, rounds, embedded } = command.opts<CommandLineOptions>();
  return runBench(command.name(), async (onProgress) =>
    printServicesBench(
      await benchServices({
        ...(rate !== undefined && { rate }),
        seconds,
        rounds,
        isEmbedded: embedded ?? false,
        onProgress,
      }),
    ),
  );
}

interface CommandLineOptions {
  readonly rate?: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly embedded?: true;
}

function commandLine(): Command {
  return benchCommand(
    'ibex-bench-services',
    'Measures what the proxy adds to a request: the same load straight to a stub of the upstream and through the proxy.',
  )
    .option('--rate <number>', 'requests a second (default: the highest that is sustained)', positiveNumber)
    .option('--seconds <number>', 'of each load', positiveNumber, 5)
    .option('--rounds <number>', 'how often each load is sent', positiveWholeNumber, 3)
    .option('--embedded', 'leave PostgreSQL and Redis out, also where they are installed');
}
