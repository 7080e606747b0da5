import { type Command, Option } from 'commander';

import { benchCommand, runBench } from '../bench-program.js';
import { positiveWholeNumber } from '../positive-whole-number.js';
import { benchExposition } from './exposition-bench.js';
import { EXPOSITION_PROFILES, type ExpositionProfile } from './generate-exposition.js';
import { printExpositionBench } from './print-exposition-bench.js';

/**
 * The command-line program: `npm run bench:exposition`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function main(argv: readonly string[]): Promise<number> {
  const command = commandLine().parse([...argv]);
  const { tenfold, ...options } = command.opts<CommandLineOptions>();
  return runBench(command.name(), async (onProgress) =>
    printExpositionBench(await benchExposition({ ...options, isTenfold: tenfold, onProgress })),
  );
}

interface CommandLineOptions {
  readonly series: number;
  readonly profile: ExpositionProfile;
  readonly seed: number;
  readonly rounds: number;
  readonly tenfold: boolean;
}

function commandLine(): Command {
  return benchCommand(
    'ibex-bench-exposition',
    'Measures what it takes to lint a large exposition: whole processes, in turn.',
  )
    .option('--series <number>', 'of the generated exposition', positiveWholeNumber, 300_000)
    .addOption(
      new Option('--profile <profile>', 'what it consists of').choices(EXPOSITION_PROFILES).default('mixed'),
    )
    .option('--seed <number>', 'of the generated exposition', positiveWholeNumber, 1)
    .option('--rounds <number>', 'how often each program is measured', positiveWholeNumber, 7)
    .option('--no-tenfold', 'leave ten times the input out');
}
