import { Command } from 'commander';

import { defineCardinality } from './cardinality/cardinality-command.js';
import { defineCheck } from './check/check-command.js';
import type { CommandAction } from './command-line/command-action.js';
import { EXIT_CODES } from './command-line/exit-codes.js';
import { defineDocs } from './docs/docs-command.js';
import { defineDiff } from './diff/diff-command.js';
import { defineFleet } from './fleet/fleet-command.js';
import { defineLint } from './lint/lint-command.js';
import { defineQueries } from './queries/queries-command.js';
import { UsageError } from './command-line/usage-error.js';
import { UserError } from './command-line/user-error.js';
import { printable } from './report/printable.js';

/**
 * The command-line program.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code
 */
export async function main(argv: readonly string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', onUnwritable);
  let exitCode: number = EXIT_CODES.clean;
  await commandLine(async (command, run) => {
    try {
      exitCode = await run();
    } catch (error) {
      if (error instanceof UsageError) command.error(`error: ${printable(error.message)}`);
      // Not 1, which would say that something is wrong with what was checked.
      exitCode = EXIT_CODES.couldNotCheck;
      process.stderr.write(`check-metrics: ${described(error)}\n`);
    }
  }).parseAsync(argv);
  return exitCode;
}

function described(error: unknown): string {
  if (error instanceof UserError) {
    return error.fix === undefined ? error.message : `${error.message}; ${error.fix}`;
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `a fault of the program itself, please report it: ${fault}`;
}

/** Whoever reads the output may have seen enough of it, as `head` does; the exit code still counts. */
function onUnwritable(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`check-metrics: the output cannot be written (${error.code ?? error.message})\n`);
  process.exit(EXIT_CODES.couldNotCheck);
}

function commandLine(action: CommandAction): Command {
  const program = new Command('check-metrics')
    // What stands after `lint` is for it alone.
    .enablePositionalOptions()
    .helpCommand(true)
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.clean : EXIT_CODES.couldNotCheck),
    );
  defineCheck(program, action);
  program.hook('preSubcommand', (_, command) => {
    refuseOptionsBefore(program, command.name());
  });
  defineCheck(program.command('check'), action);
  defineLint(program.command('lint'), action);
  defineFleet(program.command('fleet'), action, async (options) =>
    (await import('./fleet/fleet-command-run.js')).runFleetCommand(options),
  );
  defineCardinality(program.command('cardinality'), action, async (options) =>
    (await import('./cardinality/cardinality-command-run.js')).runCardinalityCommand(options),
  );
  defineDocs(program.command('docs'), action, async (options) =>
    (await import('./docs/docs-command-run.js')).runDocsCommand(options),
  );
  defineQueries(program.command('queries'), action);
  defineDiff(program.command('diff'), action);
  return program.usage(
    [
      '[check] [options] [target...]',
      'check-metrics cardinality [options]',
      'check-metrics diff [options] [base] [head]',
      'check-metrics docs [options]',
      'check-metrics fleet --prometheus <url> [options]',
      'check-metrics lint [options] [file...]',
      'check-metrics queries [options] [file...]',
    ].join('\n       '),
  );
}

/** Those of the check that is run without a command: they would have no effect on any other. */
function refuseOptionsBefore(program: Command, command: string): void {
  const misplaced = program.options.find((option) => {
    const name = option.attributeName();
    if (program.getOptionValueSource(name) !== 'cli') return false;
    return option.negate === (program.getOptionValue(name) === false);
  });
  if (!misplaced) return;
  program.error(
    `error: ${String(misplaced.long)} stands before "${command}"; options stand after the command`,
  );
}
