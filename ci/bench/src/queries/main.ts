import type { Command } from 'commander';

import { benchCommand, runBench } from '../bench-program.js';
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
  const command = commandLine().parse([...argv]);
  const { largeMb, ...options } = command.opts<CommandLineOptions>();
  return runBench(command.name(), async (onProgress) =>
    printQueriesBench(await benchQueries({ ...options, largeBytes: largeMb * 1e6, onProgress })),
  );
}

interface CommandLineOptions {
  readonly expressions: number;
  readonly largeMb: number;
  readonly seed: number;
  readonly rounds: number;
}

function commandLine(): Command {
  return benchCommand(
    'ibex-bench-queries',
    'Measures what it takes to check the queries of many rules: whole processes, in turn.',
  )
    .option('--expressions <number>', 'of the generated files', positiveWholeNumber, 10_000)
    .option('--large-mb <number>', 'how large the large dashboard is', positiveWholeNumber, 50)
    .option('--seed <number>', 'of the generated files', positiveWholeNumber, 1)
    .option('--rounds <number>', 'how often each program is measured', positiveWholeNumber, 11);
}
