import { catalogOf, configurationOf } from '../check/check-sources.js';
import { planTargets } from '../check/plan-targets.js';
import { untilInterrupted } from '../check/until-interrupted.js';
import { EXIT_CODES } from '../command-line/exit-codes.js';
import { UsageError } from '../command-line/usage-error.js';
import type { LoadedConfig } from '../config/load-config.js';
import { seriesBudgets } from '../config/series-budgets.js';
import { terminalColors } from '../report/terminal-colors.js';
import { givenAccess, hasCredentials } from '../target/given-access.js';
import type { CardinalityCommandOptions, CardinalityOutput } from './cardinality-command.js';
import type { CardinalityReport } from './cardinality-report.js';
import { catalogCardinality } from './catalog-cardinality.js';
import { countTarget } from './count-target.js';
import { exceededBudgets } from './exceeded-budgets.js';

/**
 * Tells how many series a catalog makes, and a target has.
 *
 * @returns the exit code
 * @throws UsageError for what cannot be carried out, and the errors of the configuration, the catalog and the target
 */
export async function runCardinalityCommand(options: CardinalityCommandOptions): Promise<number> {
  const configuration = await configurationOf(options.config);
  const { catalog } = await catalogOf(options.catalog, configuration);
  const { budgets = {}, seriesBudget } = configuration?.config ?? {};
  const planned = plannedTarget(options, configuration);
  const outcome = await untilInterrupted(
    async (cancelSignal) => planned && countTarget(planned, { catalog, seriesBudget, cancelSignal }),
  );
  if ('exitCode' in outcome) return outcome.exitCode;
  const report = catalogCardinality(catalog, {
    budgetOf: seriesBudgets(budgets, catalog),
    count: outcome.result,
  });
  await written(await textOf(report, options.output));
  return exceededBudgets(report).length > 0 ? EXIT_CODES.findings : EXIT_CODES.clean;
}

function plannedTarget(options: CardinalityCommandOptions, configuration: LoadedConfig | undefined) {
  const { target, timeout, maxBytes, cacert, bearerTokenFile, basicAuthFile } = options;
  const access = {
    ...(cacert !== undefined && { cacert }),
    ...(bearerTokenFile !== undefined && { bearerTokenFile }),
    ...(basicAuthFile !== undefined && { basicAuthFile }),
  };
  if (target === undefined) {
    if (hasCredentials(givenAccess(access, {}).flags)) {
      throw new UsageError('there are credentials and nothing they are for: give --target as well');
    }
    return undefined;
  }
  const limits = {
    ...(timeout !== undefined && { timeout }),
    ...(maxBytes !== undefined && { maxBytes }),
  };
  return planTargets([target], { ...limits, ...access }, configuration)[0];
}

/** Each is loaded only where it is needed. */
async function textOf(report: CardinalityReport, output: CardinalityOutput): Promise<string> {
  switch (output) {
    case 'pretty': {
      const { prettyCardinality } = await import('./writers/pretty-cardinality.js');
      return prettyCardinality(report, { colors: terminalColors(), width: process.stdout.columns || 80 });
    }
    case 'json':
      return (await import('./writers/json-cardinality.js')).jsonCardinality(report);
    case 'markdown':
      return (await import('./writers/markdown-cardinality.js')).markdownCardinality(report);
  }
}

/** Waits until it is written, or cannot be: what is to be done about that is decided where the program begins. */
async function written(text: string): Promise<void> {
  await new Promise<void>((done) => {
    process.stdout.write(text, () => {
      done();
    });
  });
}
