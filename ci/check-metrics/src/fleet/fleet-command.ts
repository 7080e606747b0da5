import type { Command } from 'commander';

import type { CommandAction } from '../command-line/command-action.js';
import { positiveDuration } from '../command-line/duration-option.js';
import { positiveInteger } from '../command-line/number-options.js';
import { repeated } from '../command-line/repeated-option.js';

/** The options of `check-metrics fleet`. */
export interface FleetCommandOptions {
  readonly prometheus: string;
  readonly job?: readonly string[];
  readonly selector?: string;
  readonly allowLabel?: readonly string[];
  readonly catalog?: string;
  /** `false` where the configuration is not to be read. */
  readonly config?: string | false;
  /** For each query, in milliseconds. */
  readonly timeout?: number;
  readonly maxBytes?: number;
  readonly orgId?: string;
  readonly bearerTokenFile?: string;
  readonly basicAuthFile?: string;
  readonly cacert?: string;
  readonly output?: readonly string[];
  readonly quiet?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
}

/**
 * Defines the options that check a fleet. What does the work is loaded only when it is asked for.
 *
 * @param action - runs it
 * @param run - does the work and returns the exit code
 */
export function defineFleet(
  command: Command,
  action: CommandAction,
  run: (options: FleetCommandOptions) => Promise<number>,
): void {
  command
    .description('Asserts a metric catalog on every target that a Prometheus server scrapes, by queries.')
    .requiredOption(
      '--prometheus <url>',
      'the server: Prometheus, Mimir, Thanos or VictoriaMetrics, with its path prefix',
    )
    .option('--job <name>', 'a job by its exact name; may be repeated', repeated)
    .option('--selector <matchers>', 'matchers of target labels, such as \'env="prod",job=~"api-.*"\'')
    .option('--allow-label <name>', 'a label that the server adds to all series; may be repeated', repeated)
    .option('--catalog <file>', 'a module or JSON file with the catalog, or the name of a package')
    .option(
      '--config <file>',
      'the configuration (default: the nearest check-metrics.config.{js,mjs,ts,mts,json})',
    )
    .option('--no-config', 'read no configuration')
    .option(
      '--timeout <duration>',
      'for each query, to the last byte of its answer (default: 60s)',
      positiveDuration,
    )
    .option('--max-bytes <bytes>', 'of an answer, after decompression (default: 64 MiB)', positiveInteger)
    .option('--org-id <tenant>', 'sent as X-Scope-OrgID, for Mimir and its like')
    .option('--bearer-token-file <file>', 'a file that holds a token')
    .option('--basic-auth-file <file>', 'a file that holds user:password')
    .option('--cacert <file>', "certificates to trust besides the system's")
    .option(
      '-o, --output <kind[=file]>',
      'pretty, json, markdown, sarif, junit, github or promtool; may be repeated (default: pretty)',
      repeated,
    )
    .option('--quiet', 'do not tell how many queries it took')
    .option('--baseline <file>', 'findings that are known')
    .option('--write-baseline', 'make the baseline, or take out of it what is no more')
    .showHelpAfterError(
      'Usage: check-metrics fleet --prometheus <url> [options]; check-metrics fleet --help tells more.',
    )
    .addHelpText('after', AFTER_HELP)
    .action((options: FleetCommandOptions) => action(command, () => run(options)));
}

const AFTER_HELP = `
Without --job, and without a matcher of job in --selector, the jobs are those
that have a metric of the catalog. A job that lost all of them is not among
these: where that must not pass, name the jobs.

A target that is down is a warning, and nothing more is said of it. Targets
with one job and instance, such as the copies of two servers, count as one.

Credentials may also be in the environment: CHECK_METRICS_BEARER_TOKEN, or
CHECK_METRICS_BASIC_AUTH (user:password). They are printed nowhere.

Exit codes: 0 clean, 1 findings, 2 the server could not be asked, or a job has
no target that is up.

Examples:
  check-metrics fleet --prometheus http://localhost:9090
  check-metrics fleet --prometheus https://mimir.example/prometheus --org-id prod --job api
  check-metrics fleet --prometheus http://localhost:9090 --selector 'env="prod",job=~"api-.*"'`;
