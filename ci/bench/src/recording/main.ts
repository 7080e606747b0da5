import { Command } from 'commander';

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
  const { rounds, calls, processes, scrapes } = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  try {
    process.stdout.write(`Node.js: ${process.versions.node}\n`);
    process.stdout.write(`${ratioTable(await benchRecording({ rounds, calls }))}\n`);
    process.stdout.write(`${scrapeTable(await benchScrapes({ processes, scrapes }))}\n`);
    return EXIT_CODES.measured;
  } catch (error) {
    process.stderr.write(`ibex-bench-recording: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_CODES.couldNotMeasure;
  }
}

const EXIT_CODES = { measured: 0, couldNotMeasure: 2 } as const;

interface CommandLineOptions {
  readonly rounds: number;
  readonly calls: number;
  readonly processes: number;
  readonly scrapes: number;
}

function commandLine(): Command {
  return new Command('ibex-bench-recording')
    .description('Measures what recordings take, with prom-client in turn, and how long scrapes block.')
    .option('--rounds <number>', 'how often each recording is measured', positiveWholeNumber, 31)
    .option('--calls <number>', 'of a recording in a round', positiveWholeNumber, 100_000)
    .option('--processes <number>', 'that are started for each kind of scrape', positiveWholeNumber, 7)
    .option('--scrapes <number>', 'of each process after the first', positiveWholeNumber, 20)
    .addHelpText('after', '\nExit codes: 0 measured, whatever the figures are; 2 it could not measure.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.measured : EXIT_CODES.couldNotMeasure),
    );
}
