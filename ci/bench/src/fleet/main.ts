import Table from 'cli-table3';
import type { Command } from 'commander';

import { benchCommand, runBench } from '../bench-program.js';
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
  const command = commandLine().parse([...argv]);
  const { targets, rounds } = command.opts<CommandLineOptions>();
  return runBench(command.name(), async (onProgress) => {
    const sizes = targets.length === 0 ? [200, 10_000] : targets;
    const fleets = await benchFleet({ sizes, rounds, onProgress });
    return `Node.js: ${process.versions.node}\n${tableOf(fleets)}`;
  });
}

interface CommandLineOptions {
  readonly targets: readonly number[];
  readonly rounds: number;
}

function commandLine(): Command {
  return benchCommand(
    'ibex-bench-fleet',
    'Measures what it takes to check fleets in a real Prometheus server: whole processes, in turn.',
  )
    .option(
      '--targets <number>',
      'of a fleet; may be repeated (default: 200 and 10000)',
      (text: string, before: readonly number[]) => [...before, positiveWholeNumber(text)],
      [],
    )
    .option('--rounds <number>', 'how often each fleet is checked', positiveWholeNumber, 5);
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
