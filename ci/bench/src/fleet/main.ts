import Table from 'cli-table3';
import { Command } from 'commander';

import { positiveWholeNumber } from '../positive-whole-number.js';
import { megabytes } from '../ratio-table.js';
import { benchFleet, type MeasuredFleet } from './fleet-bench.js';

/**
 * The command-line program: `npm run bench:fleet`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { targets, rounds } = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  try {
    const fleets = await benchFleet({
      sizes: targets.length === 0 ? [200, 10_000] : targets,
      rounds,
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`Node.js: ${process.versions.node}\n${tableOf(fleets)}\n`);
    return EXIT_CODES.measured;
  } catch (error) {
    process.stderr.write(`ibex-bench-fleet: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_CODES.couldNotMeasure;
  }
}

const EXIT_CODES = { measured: 0, couldNotMeasure: 2 } as const;

interface CommandLineOptions {
  readonly targets: readonly number[];
  readonly rounds: number;
}

function commandLine(): Command {
  return new Command('ibex-bench-fleet')
    .description(
      'Measures what it takes to check fleets in a real Prometheus server: whole processes, in turn.',
    )
    .option(
      '--targets <number>',
      'of a fleet; may be repeated (default: 200 and 10000)',
      (text: string, before: readonly number[]) => [...before, positiveWholeNumber(text)],
      [],
    )
    .option('--rounds <number>', 'how often each fleet is checked', positiveWholeNumber, 5)
    .addHelpText('after', '\nExit codes: 0 measured, whatever the figures are; 2 it could not measure.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.measured : EXIT_CODES.couldNotMeasure),
    );
}

function tableOf(fleets: readonly MeasuredFleet[]): string {
  const [smallest] = fleets;
  const table = new Table({
    head: ['targets', 'series', 'queries', 'time', 'of the first', 'peak memory', 'of the first'],
    style: { head: [], border: [], compact: true },
    colAligns: ['right', 'right', 'right', 'right', 'right', 'right', 'right'],
  });
  table.push(
    ...fleets.map(({ targets, series, queries, time, peakMemory }) => [
      targets.toLocaleString('en'),
      series.toLocaleString('en'),
      String(queries),
      `${time.toFixed(2)} s`,
      (time / (smallest?.time ?? Number.NaN)).toFixed(2),
      megabytes(peakMemory),
      (peakMemory / (smallest?.peakMemory ?? Number.NaN)).toFixed(2),
    ]),
  );
  return table.toString();
}
