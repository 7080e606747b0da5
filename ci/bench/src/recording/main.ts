import type { Command } from 'commander';

import { benchCommand, runBench } from '../bench-program.js';
import { positiveWholeNumber } from '../positive-whole-number.js';
import { ratioTable } from '../ratio-table.js';
import { benchRecording } from './recording-bench.js';
import { benchScrapes } from './scrape-bench.js';
import { scrapeTable } from './scrape-table.js';

/**
 * The command-line program: `npm run bench:recording`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function main(argv: readonly string[]): Promise<number> {
  const command = commandLine().parse([...argv]);
  const { rounds, calls, processes, scrapes } = command.opts<CommandLineOptions>();
  return runBench(command.name(), async () => {
    process.stdout.write(`Node.js: ${process.versions.node}\n`);
    process.stdout.write(`${ratioTable(await benchRecording({ rounds, calls }))}\n`);
    return scrapeTable(await benchScrapes({ processes, scrapes }));
  });
}

interface CommandLineOptions {
  readonly rounds: number;
  readonly calls: number;
  readonly processes: number;
  readonly scrapes: number;
}

function commandLine(): Command {
  return benchCommand(
    'ibex-bench-recording',
    'Measures what recordings take, with prom-client in turn, and how long scrapes block.',
  )
    .option('--rounds <number>', 'how often each recording is measured', positiveWholeNumber, 31)
    .option('--calls <number>', 'of a recording in a round', positiveWholeNumber, 100_000)
    .option('--processes <number>', 'that are started for each kind of scrape', positiveWholeNumber, 7)
    .option('--scrapes <number>', 'of each process after the first', positiveWholeNumber, 20);
}
