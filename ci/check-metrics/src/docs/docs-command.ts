import type { Command } from 'commander';

import type { CommandAction } from '../command-line/command-action.js';
import { repeated } from '../command-line/repeated-option.js';

/** The options of `check-metrics docs`. */
export interface DocsCommandOptions {
  readonly catalog?: string;
  /** `false` where the configuration is not to be read. */
  readonly config?: string | false;
  readonly markdown?: string;
  readonly html?: string;
  readonly json?: string;
  readonly weaver?: string;
  readonly types?: string;
  readonly sources?: readonly string[];
  readonly check?: boolean;
  readonly output?: readonly string[];
}

/**
 * Defines the options that document a catalog. What does the work is loaded only when it is asked for.
 *
 * @param action - runs it
 * @param run - does the work and returns the exit code
 */
export function defineDocs(
  command: Command,
  action: CommandAction,
  run: (options: DocsCommandOptions) => Promise<number>,
): void {
  command
    .description('Documents a metric catalog, and finds documents that are not what it makes any more.')
    .option('--catalog <file>', 'a module or JSON file with the catalog, or the name of a package')
    .option(
      '--config <file>',
      'the configuration (default: the nearest check-metrics.config.{js,mjs,ts,mts,json})',
    )
    .option('--no-config', 'read no configuration')
    .option('--markdown <file>', 'a page of Markdown; - for standard output')
    .option('--html <folder>', 'a page for a browser, with search and charts')
    .option('--json <file>', 'for programs; - for standard output')
    .option('--weaver <folder>', 'a registry of OpenTelemetry Weaver')
    .option('--types <file>', 'types of TypeScript whose comments editors show; - for standard output')
    .option('--sources <glob...>', 'the code to look for what records each metric, without *.test.*')
    .option('--check', 'write nothing, and fail where what is there is not what would be made')
    .option(
      '-o, --output <kind[=file]>',
      'of --check: pretty, json, markdown, sarif, junit, github or promtool; may be repeated (default: pretty)',
      repeated,
    )
    .allowExcessArguments(false)
    .showHelpAfterError('Usage: check-metrics docs [options]; check-metrics docs --help tells more.')
    .addHelpText('after', AFTER_HELP)
    .action((options: DocsCommandOptions) => action(command, () => run(options)));
}

const AFTER_HELP = `
Without a form, what the configuration names under docs is made; where it names
none, Markdown goes to standard output.

Exit codes: 0 it is made, or is as it would be made, 1 --check found documents
that are not, 2 the catalog or a file could not be read or written, or the
command line is wrong.

Examples:
  check-metrics docs
  check-metrics docs --check --output github
  check-metrics docs --catalog catalog.json --markdown METRICS.md --sources src`;
