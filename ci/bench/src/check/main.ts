import type { Command } from 'commander';

import { benchCommand, runBench } from '../bench-program.js';
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
  const command = commandLine().parse([...argv]);
  const { rounds } = command.opts<{ rounds: number }>();
  return runBench(command.name(), async (onProgress) => {
    const ratios = await benchCheck({ rounds, onProgress });
    return `Node.js: ${process.versions.node}\n${ratioTable(ratios)}`;
  });
}

function commandLine(): Command {
  return benchCommand(
    'ibex-bench-check',
    'Measures what it takes to check both services, and to start: whole processes, in turn.',
  ).option('--rounds <number>', 'how often each program is measured', positiveWholeNumber, 15);
}
