import { resolve } from 'node:path';

import { Command } from 'commander';

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
  const { codebase, files, seed, rounds, typed } = commandLine()
    .parse([...argv])
    .opts<CommandLineOptions>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(EXIT_CODES.interrupted));
  }
  const generated = codebase === undefined ? await temporaryCodebase({ files, seed }) : undefined;
  try {
    const bench = await benchLint({
      codebase: resolve(generated?.path ?? codebase ?? '.'),
      rounds,
      isTyped: typed,
      onProgress: (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(`${printLintBench(bench)}\n`);
    return EXIT_CODES.measured;
  } catch (error) {
    process.stderr.write(`ibex-bench-lint: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_CODES.couldNotMeasure;
  } finally {
    generated?.remove();
  }
}

/** The last is what a shell reports of a program that was interrupted. */
const EXIT_CODES = { measured: 0, couldNotMeasure: 2, interrupted: 130 } as const;

interface CommandLineOptions {
  readonly codebase?: string;
  readonly files: number;
  readonly seed: number;
  readonly rounds: number;
  readonly typed: boolean;
}

function commandLine(): Command {
  return new Command('ibex-bench-lint')
    .description('Measures what eslint-plugin-ibex-metrics costs: whole ESLint processes, in pairs.')
    .option('--rounds <number>', 'how often each variant is measured', positiveWholeNumber, 7)
    .option('--files <number>', 'of the generated codebase', positiveWholeNumber, 1400)
    .option('--seed <number>', 'of the generated codebase', positiveWholeNumber, 1)
    .option('--codebase <folder>', 'lint this one instead; it needs a tsconfig.json for the typed runs')
    .option('--no-typed', 'leave the runs with type information out')
    .addHelpText('after', '\nExit codes: 0 measured, whatever the figures are; 2 it could not measure.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.measured : EXIT_CODES.couldNotMeasure),
    );
}
