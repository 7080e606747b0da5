import { isOfQueries, letPass } from '../check/let-pass.js';
import { planQueries } from '../queries/queries-plan.js';
import { readQueryFiles } from '../queries/read-query-files.js';
import { type QueriesRun, runQueries } from '../queries/run-queries.js';

/**
 * Checks the queries of the files that a configuration names, as `check-metrics queries` does.
 *
 * @param config - the file of the configuration
 * @throws the errors of the configuration, the catalog and the baseline, and UsageError where the configuration names no
 *   files
 */
export async function checkConfiguredQueries(config: string): Promise<QueriesRun> {
  const { configuration, files, directory, options, baseline } = await planQueries([], { config });
  const run = runQueries(await readQueryFiles(files, directory), options);
  const sections = await letPass(run.sections, {
    configuration,
    baseline,
    writesBaseline: false,
    tellsUnused: isOfQueries,
  });
  return { ...run, sections };
}
