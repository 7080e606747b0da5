import type { ExpositionFormat } from '@ibex/exposition';
import { type Command, InvalidArgumentError, Option } from 'commander';

import type { CommandAction } from '../command-line/command-action.js';
import { positiveDuration } from '../command-line/duration-option.js';
import { percentage, positiveInteger, wholeNumber } from '../command-line/number-options.js';
import { repeated } from '../command-line/repeated-option.js';
import { seriesBudget } from '../command-line/series-budget-option.js';

/** A program to start, as given on the command line. */
export interface StartOption {
  readonly command: string;
  /** Where it answers, if it does not say so itself. */
  readonly url?: string;
}

/** The options of `check-metrics check`. Times are in milliseconds. */
export interface CheckCommandOptions {
  /** `false` where the configuration is not to be read. */
  readonly config?: string | false;
  readonly catalog?: string;
  readonly start?: readonly StartOption[];
  readonly startTimeout?: number;
  readonly format?: ExpositionFormat;
  readonly output?: readonly string[];
  readonly quiet?: boolean;
  readonly scrapes?: number;
  readonly interval?: number;
  readonly exercise?: string;
  readonly exerciseTimeout?: number;
  readonly allow?: readonly string[];
  readonly budget?: readonly (readonly [pattern: string, series: number])[];
  readonly seriesBudget?: number;
  readonly requireCoverage?: number;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly timeout?: number;
  readonly maxBytes?: number;
  readonly maxRedirects?: number;
  readonly maxHeaderBytes?: number;
  readonly maxProblems?: number;
  readonly maxLineBytes?: number;
  readonly maxFamilies?: number;
  readonly maxTextBytes?: number;
  readonly cacert?: string;
  readonly bearerTokenFile?: string;
  readonly basicAuthFile?: string;
}

/**
 * Defines the arguments and options that check targets. What does the work is loaded only when it is asked for.
 *
 * @param action - runs it
 */
export function defineCheck(command: Command, action: CommandAction): void {
  command
    .description('Checks what targets expose against a metric catalog.')
    .argument(
      '[target...]',
      'URLs, unix:/socket[:/path], files, - for standard input, each also as NAME=TARGET; or names of the configuration, whose targets are all checked by default',
    );
  defineSources(command);
  defineExpectations(command);
  defineScrapes(command);
  defineLimits(command);
  command
    .showHelpAfterError('Usage: check-metrics [options] [target...]; check-metrics --help tells more.')
    .addHelpText('after', AFTER_HELP)
    .action((targets: string[], options: CheckCommandOptions) =>
      action(command, async () => (await import('./run-check.js')).runCheck(targets, options)),
    );
}

function defineSources(command: Command): void {
  const starts: StartOption[] = [];
  command
    .option(
      '--config <file>',
      'the configuration (default: the nearest check-metrics.config.{js,mjs,ts,mts,json})',
    )
    .option('--no-config', 'read no configuration')
    .option('--catalog <file>', 'a module or JSON file with the catalog, or the name of a package')
    .option(
      '--start <command>',
      'starts a target, which is stopped after the check; may be repeated',
      (text: string): readonly StartOption[] => {
        starts.push({ command: text });
        return starts;
      },
    )
    .option(
      '--start-url <url>',
      'where the program of the --start before it answers; by default it says so itself',
      (url: string) => {
        const last = starts.pop();
        if (!last) throw new InvalidArgumentError('It stands behind the --start that it is for.');
        starts.push({ ...last, url });
        return url;
      },
    )
    .option('--start-timeout <duration>', 'until a started program answers (default: 30s)', positiveDuration)
    .addOption(
      new Option(
        '--format <format>',
        'what targets are asked for, and files are read as (default: text)',
      ).choices(['text', 'openmetrics']),
    )
    .option(
      '-o, --output <kind[=file]>',
      'pretty, json, markdown, sarif, junit, github or promtool; may be repeated (default: pretty)',
      repeated,
    )
    .option('--quiet', 'show no progress');
}

function defineExpectations(command: Command): void {
  command
    .option(
      '--allow <pattern>',
      'families beside the catalog, such as nodejs_*; with it every other is a finding; may be repeated',
      repeated,
    )
    .option('--budget <pattern=series>', 'the most series of a metric; may be repeated', seriesBudget)
    .option('--series-budget <count>', 'the most series of a target', positiveInteger)
    .option('--require-coverage <percent>', "of the catalog's metrics must be present", percentage)
    .option('--baseline <file>', 'findings that are known (default: what the configuration names)')
    .option('--write-baseline', 'make the baseline, or take out of it what is no more');
}

function defineScrapes(command: Command): void {
  command
    .option('--scrapes <count>', 'of each target (default: 1, with an exercise 2)', positiveInteger)
    .option('--interval <duration>', 'from scrape to scrape (default: 1s)', positiveDuration)
    .option('--exercise <command>', 'is run between the first scrape and the second')
    .option('--exercise-timeout <duration>', 'for the exercise (default: 60s)', positiveDuration);
}

function defineLimits(command: Command): void {
  command
    .option('--timeout <duration>', 'for each scrape, to its last byte (default: 10s)', positiveDuration)
    .option('--max-bytes <bytes>', 'of a body, after decompression (default: 64 MiB)', positiveInteger)
    .option('--max-redirects <count>', 'that are followed, all within one origin (default: 3)', wholeNumber)
    .option('--max-header-bytes <bytes>', 'of an answer (default: 64 KiB)', positiveInteger)
    .option('--max-problems <count>', 'of a body; the rest is counted (default: 10000)', positiveInteger)
    .option('--max-line-bytes <bytes>', 'longer lines are not read (default: 16 MiB)', positiveInteger)
    .option(
      '--max-families <count>',
      'a body of more is not read to its end (default: 100000)',
      positiveInteger,
    )
    .option(
      '--max-text-bytes <bytes>',
      'nor one of more names and help texts (default: 64 MiB)',
      positiveInteger,
    )
    .option('--cacert <file>', "certificates to trust besides the system's")
    .option('--bearer-token-file <file>', 'a token for the targets of the command line')
    .option('--basic-auth-file <file>', 'user:password for the targets of the command line');
}

const AFTER_HELP = `
Durations are like 500ms, 1s, 2m; a bare number is seconds.

Credentials may also be in the environment: CHECK_METRICS_BEARER_TOKEN, or
CHECK_METRICS_BASIC_AUTH (user:password). They go to the targets that are given
on the command line, and are printed nowhere.

Exit codes: 0 clean, 1 findings, 2 something could not be checked or the
command line is wrong.

Examples:
  check-metrics http://localhost:9464
  check-metrics proxy=http://localhost:8080 --output pretty --output sarif=metrics.sarif
  check-metrics --start 'node server.js' --scrapes 3 --exercise 'npm run load'`;
