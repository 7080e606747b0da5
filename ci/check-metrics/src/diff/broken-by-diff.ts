import type { LoadedConfig } from '../config/load-config.js';
import type { CatalogChange } from './catalog-change.js';
import type { DiffCommandOptions } from './diff-command.js';
import type { QueriesOfDiff, QueriesOfDiffOptions } from './queries-of-diff.js';

/** Finds the queries that changes break; without changes or without files nothing is read. */
export async function brokenBy(
  changes: readonly CatalogChange[],
  options: Omit<QueriesOfDiffOptions, 'changes'>,
): Promise<QueriesOfDiff> {
  if (options.files.length === 0 || changes.length === 0) return { broken: [], sections: [] };
  const { queriesOfDiff } = await import('./queries-of-diff.js');
  return queriesOfDiff({ ...options, changes });
}

/** Which queries a diff looks at. Flags go before the configuration; labels that are allowed add up, as in a check of queries. */
export function queriesFor(
  { queries, allowLabel = [] }: Pick<DiffCommandOptions, 'queries' | 'allowLabel'>,
  configuration: LoadedConfig | undefined,
): Pick<QueriesOfDiffOptions, 'files' | 'directory' | 'allowedLabels'> {
  const { files = [], allowLabels = [] } = configuration?.config.queries ?? {};
  return {
    files: queries ?? files,
    ...(!queries && configuration && { directory: configuration.directory }),
    allowedLabels: [...allowLabels, ...allowLabel],
  };
}
