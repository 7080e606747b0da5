import { Command } from 'commander';

/** Is told what goes on, line by line. */
export type OnProgress = (line: string) => void;

/**
 * The command line of a program that measures, without its own options.
 *
 * @param name - of the program
 * @param description - what it measures, and how
 */
export function benchCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addHelpText('after', '\nExit codes: 0 measured, whatever the figures are; 2 it could not measure.')
    .allowExcessArguments(false)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.measured : EXIT_CODES.couldNotMeasure),
    );
}

/**
 * Runs a program that measures.
 *
 * @param name - of the program
 * @param measure - measures, and returns what is printed at the end
 * @returns the exit code: 0 where it could measure, whatever the figures are, otherwise 2
 */
export async function runBench(
  name: string,
  measure: (onProgress: OnProgress) => Promise<string>,
): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(EXIT_CODES.interrupted));
  }
  try {
    const text = await measure((line) => process.stderr.write(`${line}\n`));
    process.stdout.write(`${text}\n`);
    return EXIT_CODES.measured;
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT_CODES.couldNotMeasure;
  }
}

/** The last is what a shell reports of a program that was interrupted. */
const EXIT_CODES = { measured: 0, couldNotMeasure: 2, interrupted: 130 } as const;
