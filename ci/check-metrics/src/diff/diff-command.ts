import type { Command } from 'commander';

import type { CommandAction } from '../command-line/command-action.js';
import { repeated } from '../command-line/repeated-option.js';

/** The options of `check-metrics diff`. */
export interface DiffCommandOptions {
  readonly catalog?: string;
  /** `false` where the configuration is not to be read. */
  readonly config?: string | false;
  readonly source?: string;
  /** Files, folders and patterns. */
  readonly queries?: readonly string[];
  readonly allowLabel?: readonly string[];
  readonly output?: readonly string[];
}

/**
 * Defines the arguments and options that compare two catalogs. What does the work is loaded only when it is asked for.
 *
 * @param action - runs it
 */
export function defineDiff(command: Command, action: CommandAction): void {
  command
    .description('Compares a metric catalog with what it was, and tells which queries the changes break.')
    .argument('[base]', 'what others rely on (default: where the work since left the main branch)')
    .argument('[head]', 'what is to be (default: the catalog as it is here)')
    .option('--catalog <file>', 'a module or JSON file with the catalog, or the name of a package')
    .option(
      '--config <file>',
      'the configuration (default: the nearest check-metrics.config.{js,mjs,ts,mts,json})',
    )
    .option('--no-config', 'read no configuration')
    .option('--source <file>', 'what the catalog is written in, for revisions (default: found by itself)')
    .option(
      '--queries <glob>',
      'rules and dashboards, to tell which of their queries break; may be repeated (default: as configured)',
      repeated,
    )
    .option('--allow-label <name>', 'a label that the server adds to all series; may be repeated', repeated)
    .option(
      '-o, --output <kind[=file]>',
      'pretty, json, markdown, sarif, junit or github; may be repeated (default: pretty)',
      repeated,
    )
    .allowExcessArguments(false)
    .showHelpAfterError(
      'Usage: check-metrics diff [options] [base] [head]; check-metrics diff --help tells more.',
    )
    .addHelpText('after', AFTER_HELP)
    .action((base: string | undefined, head: string | undefined, options: DiffCommandOptions) =>
      action(command, async () =>
        (await import('./diff-command-run.js')).runDiffCommand({ base, head }, options),
      ),
    );
}

const AFTER_HELP = `
Base and head are each a file; a revision of git, with a path or without, such
as main, v1.2.0 or HEAD~3:packages/metrics/src/catalog.ts; or a published
package, such as @scope/name@1.2.3 or @scope/name@1.2.3/catalog, which npm
installs. A catalog that is a module is run, so give only what you trust.

Exit codes: 0 nothing breaks, or what does was announced, 1 something breaks
that was not announced, or a query breaks, 2 the catalogs could not be
compared, or the command line is wrong.

Examples:
  check-metrics diff
  check-metrics diff v1.2.0
  check-metrics diff old.json new.json
  check-metrics diff --queries rules/ --queries 'dashboards/*.json'
  check-metrics diff --output markdown=comment.md --output github origin/main`;
