import type { Command } from 'commander';

import type { CommandAction } from '../command-line/command-action.js';
import { repeated } from '../command-line/repeated-option.js';

/** The options of `check-metrics queries`. */
export interface QueriesCommandOptions {
  readonly catalog?: string;
  /** `false` where the configuration is not to be read. */
  readonly config?: string | false;
  readonly allowLabel?: readonly string[];
  readonly knownOnly?: boolean;
  readonly stats?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly output?: readonly string[];
}

/**
 * Defines the arguments and options that check queries. What does the work is loaded only when it is asked for.
 *
 * @param action - runs it
 */
export function defineQueries(command: Command, action: CommandAction): void {
  command
    .description('Checks the PromQL of rules, dashboards and .promql files against a metric catalog.')
    .argument(
      '[file...]',
      'files, folders, patterns in quotes, or - for standard input (default: those of the configuration)',
    )
    .option('--catalog <file>', 'a module or JSON file with the catalog, or the name of a package')
    .option(
      '--config <file>',
      'the configuration (default: the nearest check-metrics.config.{js,mjs,ts,mts,json})',
    )
    .option('--no-config', 'read no configuration')
    .option('--allow-label <name>', 'a label that the server adds to all series; may be repeated', repeated)
    .option(
      '--known-only',
      'refuse every metric that is neither in the catalog, nor allowed, nor recorded by a rule of the files',
    )
    .option('--baseline <file>', 'findings that are known (default: what the configuration names)')
    .option('--write-baseline', 'make the baseline, or take out of it what is no more')
    .option('--stats', 'tell how many queries ask for each metric of the catalog')
    .option(
      '-o, --output <kind[=file]>',
      'pretty, json, markdown, sarif, junit, github or promtool; may be repeated (default: pretty)',
      repeated,
    )
    .showHelpAfterError(
      'Usage: check-metrics queries [options] [file...]; check-metrics queries --help tells more.',
    )
    .addHelpText('after', AFTER_HELP)
    .action((files: string[], options: QueriesCommandOptions) =>
      action(command, async () =>
        (await import('./queries-command-run.js')).runQueriesCommand(files, options),
      ),
    );
}

const AFTER_HELP = `
Rules are YAML with an expr, dashboards are JSON; .promql files have one query,
or several with blank lines between them; templates (.tmpl, .html, .lib), and
annotations of alerts, have those of {{ query "…" }}. What a rule records is
known to all files of the run, so give them together.

Metrics that neither have the catalog's prefix nor are in it are left alone,
unless --known-only is given.

Exit codes: 0 no errors, 1 errors, 2 a file could not be read, or the command
line or the catalog is wrong.

Examples:
  check-metrics queries rules/ 'dashboards/**/*.json'
  check-metrics queries --allow-label cluster --stats observability/
  check-metrics queries --output sarif=queries.sarif rules/*.yml`;
