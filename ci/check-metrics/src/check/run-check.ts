import type { Catalog } from '@ibex/catalog';

import type { CheckCommandOptions } from './check-command.js';
import { checkTarget, type TargetResult } from './check-target.js';
import { EXIT_CODES } from '../command-line/exit-codes.js';
import { CatalogNotLoadedError, loadCatalog } from '../catalog/load-catalog.js';
import { printResult } from '../report/print-result.js';
import { terminalColors } from '../report/terminal-colors.js';
import { UsageError } from '../command-line/usage-error.js';

/**
 * Checks targets and prints what was found, in the order they were given.
 *
 * @returns the exit code
 * @throws {@link UsageError} for targets that cannot be checked together
 */
export async function runCheck(
  targets: readonly string[],
  { catalog: catalogPath, timeout, maxBytes }: CheckCommandOptions,
): Promise<number> {
  if (targets.filter((target) => target === '-').length > 1) {
    throw new UsageError('standard input can be read only once');
  }
  try {
    const catalog = catalogPath === undefined ? await ownCatalog() : await loadCatalog(catalogPath);
    const limits = { timeout: timeout * 1000, maxBytes };
    const results = await Promise.all(targets.map((target) => checkTarget(target, { catalog, limits })));
    for (const result of results) process.stdout.write(`${printResult(result, terminalColors())}\n`);
    return exitCodeOf(results);
  } catch (error) {
    if (!(error instanceof CatalogNotLoadedError)) throw error;
    process.stderr.write(`check-metrics: ${error.message}\n`);
    return EXIT_CODES.couldNotCheck;
  }
}

// Loaded only where it is needed: whoever brings a catalog need not have this one.
async function ownCatalog(): Promise<Catalog> {
  return (await import('@ibex/metrics/catalog')).ibexCatalog;
}

function exitCodeOf(results: readonly TargetResult[]): number {
  if (results.some((result) => 'couldNotCheck' in result)) return EXIT_CODES.couldNotCheck;
  return results.some(
    (result) => 'report' in result && result.report.findings.some(({ severity }) => severity === 'error'),
  )
    ? EXIT_CODES.findings
    : EXIT_CODES.clean;
}
