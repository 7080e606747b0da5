import { isOfQueries, letPass } from '../check/let-pass.js';
import { reportContext } from '../check/report-context.js';
import { writeReport } from '../report/write-report.js';
import type { QueriesCommandOptions } from './queries-command.js';
import { planQueries } from './queries-plan.js';
import { queryStats } from './query-stats.js';
import { readQueryFiles } from './read-query-files.js';
import { runQueries } from './run-queries.js';

/**
 * Checks queries and writes what was found in every form asked for.
 *
 * @param given - the files of the command line
 * @returns the exit code
 * @throws UsageError for what cannot be carried out, and the errors of the configuration, the catalog and the baseline
 */
export async function runQueriesCommand(
  given: readonly string[],
  options: QueriesCommandOptions,
): Promise<number> {
  const plan = await planQueries(given, options);
  const { configuration, catalog, directory, outputs, baseline, writesBaseline } = plan;
  const files = await readQueryFiles(plan.files, directory);
  const { sections, expressions, uses } = runQueries(files, plan.options);
  const passed = await letPass(sections, {
    configuration,
    baseline,
    writesBaseline,
    // What an exemption is for may be in a file that was not given.
    tellsUnused: directory === undefined ? false : isOfQueries,
  });
  const exitCode = await writeReport({ sections: passed }, outputs, reportContext(catalog, configuration));
  if (options.stats) {
    // A document for a program has nothing behind its end.
    const isForPerson = outputs.every(({ kind, file }) => file !== undefined || kind === 'pretty');
    (isForPerson ? process.stdout : process.stderr).write(queryStats(expressions, uses));
  }
  return exitCode;
}
