import { resolve } from 'node:path';

import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import { catalogOf, configurationOf } from '../check/check-sources.js';
import { UsageError } from '../command-line/usage-error.js';
import { familyMatcher } from '../config/family-patterns.js';
import type { LoadedConfig } from '../config/load-config.js';
import { type Output, parseOutputs } from '../report/output-kinds.js';
import type { QueriesCommandOptions } from './queries-command.js';
import type { QueriesRunOptions } from './run-queries.js';

/** What a run of `check-metrics queries` has to do, out of the command line and the configuration. */
export interface QueriesPlan {
  /** Absent where there is none. */
  readonly configuration?: LoadedConfig;
  readonly catalog: LoadedCatalog;
  /** Files, folders and patterns. */
  readonly files: readonly string[];
  /** What these are relative to, where they are those of the configuration. */
  readonly directory?: string;
  readonly options: QueriesRunOptions;
  readonly outputs: readonly Output[];
  /** The file of the baseline, absolute. */
  readonly baseline?: string;
  readonly writesBaseline: boolean;
}

/**
 * Makes the plan of a run. Flags go before the configuration; labels and names that are allowed add up.
 *
 * @param given - the files of the command line
 * @throws UsageError for what cannot be carried out, and the errors of the configuration, the catalog and the baseline
 */
export async function planQueries(
  given: readonly string[],
  options: QueriesCommandOptions,
): Promise<QueriesPlan> {
  // First, so that a mistake in it is not found after everything was read.
  const outputs = parseOutputs(options.output ?? []);
  const configuration = await configurationOf(options.config);
  const { queries, allow } = configuration?.config ?? {};
  const files = given.length > 0 ? given : (queries?.files ?? []);
  if (files.length === 0) {
    throw new UsageError(
      'there are no files to check: give some, or name them as queries.files in check-metrics.config.js',
    );
  }
  const catalog = await catalogOf(options.catalog, configuration);
  const baseline = baselineOf(options, configuration);
  const writesBaseline = options.writeBaseline ?? false;
  if (baseline !== undefined) {
    const { assertBaseline } = await import('../exemptions/assert-baseline.js');
    await assertBaseline(baseline, writesBaseline);
  }
  return {
    ...(configuration && { configuration }),
    catalog,
    files,
    ...(given.length === 0 && configuration && { directory: configuration.directory }),
    options: {
      catalog,
      allowedLabels: [...(queries?.allowLabels ?? []), ...(options.allowLabel ?? [])],
      knownOnly: options.knownOnly ?? queries?.knownOnly ?? false,
      ...(allow && { isAllowed: familyMatcher(allow) }),
    },
    outputs,
    ...(baseline !== undefined && { baseline }),
    writesBaseline,
  };
}

function baselineOf(
  options: QueriesCommandOptions,
  configuration: LoadedConfig | undefined,
): string | undefined {
  if (options.baseline !== undefined) return resolve(options.baseline);
  const directory = configuration?.directory ?? process.cwd();
  const { baseline } = configuration?.config.queries ?? {};
  if (baseline !== undefined) return resolve(directory, baseline);
  // That of targets only shrinks, so that nothing of queries would ever get into it.
  return options.writeBaseline ? resolve(directory, 'check-metrics.queries-baseline.json') : undefined;
}
