import { catalogOf, configurationOf } from '../check/check-sources.js';
import { letPass } from '../check/let-pass.js';
import { reportContext } from '../check/report-context.js';
import { familyMatcher } from '../config/family-patterns.js';
import { parseOutputs } from '../report/output-kinds.js';
import { writeReport } from '../report/write-report.js';
import type { QueriesCommandOptions } from './queries-command.js';
import { queryStats } from './query-stats.js';
import { runQueries } from './run-queries.js';

/**
 * Checks queries and writes what was found in every form asked for.
 *
 * @param files - as on the command line
 * @returns the exit code
 * @throws UsageError for what cannot be carried out, and the errors of the configuration and the catalog
 */
export async function runQueriesCommand(
  files: readonly string[],
  options: QueriesCommandOptions,
): Promise<number> {
  const outputs = parseOutputs(options.output ?? []);
  const configuration = await configurationOf(options.config);
  const catalog = await catalogOf(options.catalog, configuration);
  const allow = configuration?.config.allow;
  const { sections, expressions, uses } = await runQueries(files, {
    catalog,
    allowedLabels: options.allowLabel ?? [],
    knownOnly: options.knownOnly ?? false,
    ...(allow && { isAllowed: familyMatcher(allow) }),
  });
  const passed = await letPass(sections, {
    configuration,
    baseline: undefined,
    writesBaseline: false,
    tellsUnused: false,
  });
  const exitCode = await writeReport({ sections: passed }, outputs, reportContext(catalog, configuration));
  if (options.stats) {
    // A document for a program has nothing behind its end.
    const isForPerson = outputs.every(({ kind, file }) => file !== undefined || kind === 'pretty');
    (isForPerson ? process.stdout : process.stderr).write(queryStats(expressions, uses));
  }
  return exitCode;
}
