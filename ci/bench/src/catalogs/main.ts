import type { Command } from 'commander';

import { benchCommand, runBench } from '../bench-program.js';
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
  const command = commandLine().parse([...argv]);
  const options = command.opts<CommandLineOptions>();
  return runBench(command.name(), async (onProgress) =>
    printCatalogBench(await benchCatalog({ ...options, onProgress })),
  );
}

interface CommandLineOptions {
  readonly metrics: number;
  readonly rounds: number;
}

function commandLine(): Command {
  return benchCommand(
    'ibex-bench-catalog',
    'Measures what it takes to compare and document a large catalog: whole processes, in turn.',
  )
    .option('--metrics <number>', 'of the catalog, at most 10,000', positiveWholeNumber, 5_000)
    .option('--rounds <number>', 'how often each program is measured', positiveWholeNumber, 11);
}
