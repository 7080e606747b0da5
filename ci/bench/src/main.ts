import { resolve } from 'node:path';

import type { Command } from 'commander';

import { benchCommand, runBench } from './bench-program.js';
import { benchLint } from './lint-bench.js';
import { positiveWholeNumber } from './positive-whole-number.js';
import { printLintBench } from './print-lint-bench.js';
import { temporaryCodebase } from './temporary-codebase.js';

/**
 * The command-line program: `npm run bench:lint`.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function main(argv: readonly string[]): Promise<number> {
  const command = commandLine().parse([...argv]);
  const { codebase, files, seed, rounds, typed } = command.opts<CommandLineOptions>();
  return runBench(command.name(), async (onProgress) => {
    const generated = codebase === undefined ? await temporaryCodebase({ files, seed }) : undefined;
    try {
      const path = resolve(generated?.path ?? codebase ?? '.');
      return printLintBench(await benchLint({ codebase: path, rounds, isTyped: typed, onProgress }));
    } finally {
      generated?.remove();
    }
  });
}

interface CommandLineOptions {
  readonly codebase?: string;
  readonly files: number;
  readonly seed: number;
  readonly rounds: number;
  readonly typed: boolean;
}

function commandLine(): Command {
  return benchCommand(
    'ibex-bench-lint',
    'Measures what eslint-plugin-ibex-metrics costs: whole ESLint processes, in pairs.',
  )
    .option('--rounds <number>', 'how often each variant is measured', positiveWholeNumber, 7)
    .option('--files <number>', 'of the generated codebase', positiveWholeNumber, 1400)
    .option('--seed <number>', 'of the generated codebase', positiveWholeNumber, 1)
    .option('--codebase <folder>', 'lint this one instead; it needs a tsconfig.json for the typed runs')
    .option('--no-typed', 'leave the runs with type information out');
}
