import type { Report } from '../report/report.js';
import { writeReport } from '../report/write-report.js';
import type { CheckCommandOptions } from './check-command.js';
import { planCheck } from './check-plan.js';
import { checkTargets } from './check-targets.js';
import { letPass } from './let-pass.js';
import { reportContext } from './report-context.js';
import { untilInterrupted } from './until-interrupted.js';

/**
 * Checks targets and writes what was found in every form asked for.
 *
 * @param texts - the targets of the command line
 * @returns the exit code
 * @throws UsageError for what cannot be carried out, and the errors of the configuration, the catalog and the baseline
 */
export async function runCheck(texts: readonly string[], options: CheckCommandOptions): Promise<number> {
  const plan = await planCheck(texts, options);
  const outcome = await untilInterrupted((signal) => checkTargets(plan, signal));
  if ('exitCode' in outcome) return outcome.exitCode;
  const report: Report = { sections: await letPass(outcome.result, plan) };
  return writeReport(report, plan.outputs, reportContext(plan.catalog, plan.configuration));
}
