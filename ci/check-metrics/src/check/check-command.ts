import type { Command } from 'commander';

import type { CommandAction } from '../command-line/command-action.js';
import { positiveNumber } from '../command-line/number-options.js';
import { DEFAULT_LIMITS } from '../target/scrape-limits.js';

/** The options of `check-metrics check`. */
export interface CheckCommandOptions {
  readonly catalog?: string;
  readonly timeout: number;
  readonly maxBytes: number;
}

/**
 * Defines the arguments and options that check targets. What does the work is loaded only when it is asked for.
 *
 * @param action - runs it
 */
export function defineCheck(command: Command, action: CommandAction): void {
  command
    .description('Scrapes /metrics, validates the exposition and asserts a metric catalog on it.')
    .argument('<target...>', 'http:// or https:// URLs, or - for standard input')
    .option('--catalog <file>', 'a module that exports a catalog (default: the IBEX catalog)')
    .option(
      '--timeout <seconds>',
      'for each target, to its last byte',
      positiveNumber,
      DEFAULT_LIMITS.timeout / 1000,
    )
    .option('--max-bytes <bytes>', 'of a body, after decompression', positiveNumber, DEFAULT_LIMITS.maxBytes)
    .showHelpAfterError('Usage: check-metrics [options] <target...>; check-metrics --help tells more.')
    .addHelpText('after', '\nExit codes: 0 clean, 1 findings, 2 a target could not be checked.')
    .action((targets: string[], options: CheckCommandOptions) =>
      action(command, async () => (await import('./run-check.js')).runCheck(targets, options)),
    );
}
