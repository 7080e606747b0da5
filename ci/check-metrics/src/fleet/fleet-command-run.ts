import { resolve } from 'node:path';

import { catalogOf, configurationOf } from '../check/check-sources.js';
import { letPass } from '../check/let-pass.js';
import { reportContext } from '../check/report-context.js';
import { untilInterrupted } from '../check/until-interrupted.js';
import { UsageError } from '../command-line/usage-error.js';
import { familyMatcher } from '../config/family-patterns.js';
import { seriesBudgets } from '../config/series-budgets.js';
import { parseOutputs } from '../report/output-kinds.js';
import { writeReport } from '../report/write-report.js';
import type { FleetCommandOptions } from './fleet-command.js';
import { runFleet } from './run-fleet.js';

/**
 * Checks a fleet and writes what was found in every form asked for.
 *
 * @returns the exit code
 * @throws UsageError for what cannot be carried out, and the errors of the configuration, the catalog and the baseline
 */
export async function runFleetCommand(options: FleetCommandOptions): Promise<number> {
  const outputs = parseOutputs(options.output ?? []);
  if (options.writeBaseline && options.baseline === undefined) {
    throw new UsageError('--write-baseline needs to know where: give --baseline <file> as well');
  }
  const configuration = await configurationOf(options.config);
  const catalog = await catalogOf(options.catalog, configuration);
  const { allow, budgets, seriesBudget } = configuration?.config ?? {};
  const outcome = await untilInterrupted((cancelSignal) =>
    runFleet(options, {
      catalog,
      cancelSignal,
      ...(allow && { isAllowed: familyMatcher(allow) }),
      budgetOf: seriesBudgets(budgets ?? {}, catalog.catalog),
      ...(seriesBudget !== undefined && { seriesBudget }),
    }),
  );
  if ('exitCode' in outcome) return outcome.exitCode;
  const { report, queries } = outcome.result;
  const sections = await letPass(report.sections, {
    configuration,
    // Not that of the configuration: a job and a target may have one name, and what is found of them differs.
    baseline: options.baseline === undefined ? undefined : resolve(options.baseline),
    writesBaseline: options.writeBaseline ?? false,
    tellsUnused: false,
  });
  if (options.quiet !== true) process.stderr.write(`${String(queries)} queries\n`);
  return writeReport({ ...report, sections }, outputs, reportContext(catalog, configuration));
}
