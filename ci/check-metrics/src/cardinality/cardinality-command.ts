import { type Command, Option } from 'commander';

import type { CommandAction } from '../command-line/command-action.js';
import { positiveDuration } from '../command-line/duration-option.js';
import { positiveInteger } from '../command-line/number-options.js';

/** For whom the figures are. */
export type CardinalityOutput = 'pretty' | 'json' | 'markdown';

/** The options of `check-metrics cardinality`. */
export interface CardinalityCommandOptions {
  readonly output: CardinalityOutput;
  readonly catalog?: string;
  /** `false` where the configuration is not to be read. */
  readonly config?: string | false;
  readonly target?: string;
  /** In milliseconds. */
  readonly timeout?: number;
  readonly maxBytes?: number;
  readonly cacert?: string;
  readonly bearerTokenFile?: string;
  readonly basicAuthFile?: string;
}

/**
 * Defines the options that tell the series of a catalog. What does the work is loaded only when it is asked for.
 *
 * @param action - runs it
 * @param run - does the work and returns the exit code
 */
export function defineCardinality(
  command: Command,
  action: CommandAction,
  run: (options: CardinalityCommandOptions) => Promise<number>,
): void {
  command
    .description(
      'Tells how many series a metric catalog makes at worst, what makes them, and what there are.',
    )
    .option('--catalog <file>', 'a module or JSON file with the catalog, or the name of a package')
    .option(
      '--config <file>',
      'the configuration (default: the nearest check-metrics.config.{js,mjs,ts,mts,json})',
    )
    .option('--no-config', 'read no configuration')
    .option('--target <target>', 'counts what it has: a URL, a file, -, or a name of the configuration')
    .option('--timeout <duration>', 'for the scrape, to its last byte (default: 10s)', positiveDuration)
    .option('--max-bytes <bytes>', 'of a body, after decompression (default: 64 MiB)', positiveInteger)
    .option('--cacert <file>', "certificates to trust besides the system's")
    .option('--bearer-token-file <file>', 'a token for the target')
    .option('--basic-auth-file <file>', 'user:password for the target')
    .addOption(
      new Option('-o, --output <kind>', 'for whom the figures are')
        .choices(['pretty', 'json', 'markdown'])
        .default('pretty'),
    )
    .allowExcessArguments(false)
    .showHelpAfterError(
      'Usage: check-metrics cardinality [options]; check-metrics cardinality --help tells more.',
    )
    .addHelpText('after', AFTER_HELP)
    .action((options: CardinalityCommandOptions) => action(command, () => run(options)));
}

const AFTER_HELP = `
Credentials may also be in the environment: CHECK_METRICS_BEARER_TOKEN, or
CHECK_METRICS_BASIC_AUTH (user:password). They are printed nowhere.

Exit codes: 0 no budget is exceeded, 1 the target has more series than a
budget, 2 the catalog or the target could not be read, or the command line is
wrong.

Examples:
  check-metrics cardinality --catalog catalog.json
  check-metrics cardinality --target http://localhost:9464
  check-metrics cardinality --output markdown >> "$GITHUB_STEP_SUMMARY"`;
