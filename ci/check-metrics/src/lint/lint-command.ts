import { type Command, Option } from 'commander';

import type { CommandAction } from '../command-line/command-action.js';
import { positiveInteger, wholeNumber } from '../command-line/number-options.js';

/** For whom the results are written. */
export type OutputKind = 'pretty' | 'json' | 'promtool';

/** The options of `check-metrics lint`. */
export interface LintCommandOptions {
  readonly output: OutputKind;
  readonly format?: 'auto' | 'text' | 'openmetrics';
  readonly contentType?: string;
  readonly utf8Names?: boolean;
  readonly extended?: boolean;
  readonly maxProblems?: number;
  readonly maxLineBytes?: number;
  readonly maxFamilies?: number;
  readonly maxTextBytes?: number;
  readonly maxWarnings?: number;
  readonly severity?: readonly string[];
  readonly quiet?: boolean;
}

/**
 * Defines the arguments and options that lint files. What does the work is loaded only when it is asked for.
 *
 * @param action - runs it
 */
export function defineLint(command: Command, action: CommandAction): void {
  command
    .description('Lints files of metrics: what Prometheus cannot read, what is wrong, what is badly named.')
    .argument('[file...]', 'files, patterns in quotes, or - for standard input (the default)')
    .addOption(
      new Option('-o, --output <kind>', 'for whom the results are')
        .choices(['pretty', 'json', 'promtool'])
        .default('pretty'),
    )
    .addOption(
      new Option(
        '--format <format>',
        'what the files are in; auto, the default, is text, and openmetrics for *.om and *.openmetrics',
      ).choices(['auto', 'text', 'openmetrics']),
    )
    .addOption(
      new Option('--content-type <header>', 'the format by content type, as for a scrape').conflicts(
        'format',
      ),
    )
    .option('--utf8-names', 'take any UTF-8 in quotes for names, as Prometheus 3 does')
    .option('--extended', 'tell the series of each metric, and the values of each label')
    // The limits that are not given are those of the library, which is not loaded to tell them: a test holds them here.
    .option('--max-problems <count>', 'of an input; the rest is counted (default: 10000)', positiveInteger)
    .option('--max-line-bytes <bytes>', 'longer lines are not read (default: 16 MiB)', positiveInteger)
    .option(
      '--max-families <count>',
      'an input of more families is not read to its end (default: 100000)',
      positiveInteger,
    )
    .option(
      '--max-text-bytes <bytes>',
      'nor one of more names and help texts (default: 64 MiB)',
      positiveInteger,
    )
    .option('--max-warnings <count>', 'in all inputs; more of them are exit code 1', wholeNumber)
    .option(
      '--severity <code=severity>',
      'off, warning or error for a code or a group such as value/*; may be repeated',
      (setting: string, settings: readonly string[] | undefined) => [...(settings ?? []), setting],
    )
    .option('--quiet', 'tell errors only')
    .showHelpAfterError(
      'Usage: check-metrics lint [options] [file...]; check-metrics lint --help tells more.',
    )
    .addHelpText('after', AFTER_HELP)
    .action((files: string[], options: LintCommandOptions) =>
      action(command, async () => (await import('./run-lint.js')).runLint(files, options)),
    );
}

const AFTER_HELP = `
Exit codes: 0 no errors, 1 errors or too many warnings, 2 an input could not be
read or the command line is wrong. With --output promtool those of promtool:
0 nothing, 1 not readable, 3 lint problems.

promtool has no limits. With --output promtool those that are not given are
lines of 64 MiB, 500000 families, and 512 MiB of names and help texts.

Examples:
  curl -s http://localhost:9090/metrics | check-metrics lint
  check-metrics lint 'textfile/**/*.prom' --severity 'value/*=error'
  check-metrics lint --output json --extended scrape.prom`;
