import type { Catalog } from '@ibex/catalog';
import { Command, InvalidArgumentError } from 'commander';

import { checkTarget, type TargetResult } from './check-target.js';
import { CatalogNotLoadedError, loadCatalog } from './load-catalog.js';
import { printResult } from './print-result.js';
import { DEFAULT_LIMITS } from './scrape-limits.js';
import { terminalColors } from './terminal-colors.js';

/** How the program ends: clean, with findings, or without having checked every target. */
export const EXIT_CODES = { clean: 0, findings: 1, couldNotCheck: 2 } as const;

/**
 * The command-line program.
 *
 * @param argv - as in `process.argv`
 * @returns the exit code
 */
export async function main(argv: readonly string[]): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const program = commandLine();
  program.parse(argv);
  const options = program.opts<CommandLineOptions>();
  const targets = program.args;
  if (targets.filter((target) => target === '-').length > 1) {
    program.error('error: standard input can be read only once');
  }
  try {
    const catalog = options.catalog === undefined ? await ownCatalog() : await loadCatalog(options.catalog);
    const limits = { timeout: options.timeout * 1000, maxBytes: options.maxBytes };
    const results = await Promise.all(targets.map((target) => checkTarget(target, { catalog, limits })));
    for (const result of results) process.stdout.write(`${printResult(result, terminalColors())}\n`);
    return exitCodeOf(results);
  } catch (error) {
    if (!(error instanceof CatalogNotLoadedError)) throw error;
    process.stderr.write(`check-metrics: ${error.message}\n`);
    return EXIT_CODES.couldNotCheck;
  }
}

interface CommandLineOptions {
  readonly catalog?: string;
  readonly timeout: number;
  readonly maxBytes: number;
}

/** Whoever reads the output may have seen enough of it, as `head` does; the exit code still counts. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

// Loaded only where it is needed: whoever brings a catalog need not have this one.
async function ownCatalog(): Promise<Catalog> {
  return (await import('@ibex/metrics/catalog')).ibexCatalog;
}

function commandLine(): Command {
  return new Command('check-metrics')
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
    .exitOverride((error) =>
      process.exit(error.exitCode === 0 ? EXIT_CODES.clean : EXIT_CODES.couldNotCheck),
    );
}

function positiveNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0) || !Number.isFinite(number)) throw new InvalidArgumentError('must be a number above 0.');
  return number;
}

function exitCodeOf(results: readonly TargetResult[]): number {
  if (results.some((result) => 'couldNotCheck' in result)) return EXIT_CODES.couldNotCheck;
  return results.some(
    (result) => 'report' in result && result.report.findings.some(({ severity }) => severity === 'error'),
  )
    ? EXIT_CODES.findings
    : EXIT_CODES.clean;
}
