import { resolve } from 'node:path';

import { today } from '@ibex/catalog/calendar-day';

import { letPass } from '../check/let-pass.js';
import { brokenBy, queriesFor } from '../diff/broken-by-diff.js';
import { diffSection } from '../diff/diff-section.js';
import { runDiff } from '../diff/run-diff.js';
import { baseOfChange, type NothingToCompare } from '../diff/sources/base-of-change.js';
import { loadComparedCatalogs } from '../diff/sources/load-compared-catalogs.js';
import type { ReportSection } from '../report/report.js';
import { configuredCatalog } from './configured-catalog.js';

/** What a change does to the catalog, or why it is not known. */
export type ConfiguredDiff = { readonly sections: readonly ReportSection[] } | NothingToCompare;

/**
 * Compares the catalog of a configuration with what it was where the work since left the main branch; on the main branch
 * itself, with the first parent of the latest commit. What breaks of the queries that the configuration names is told as
 * well.
 *
 * @param config - the file of the configuration, in the repository
 * @throws the errors of the configuration and of both catalogs
 */
export async function checkConfiguredDiff(config: string, signal?: AbortSignal): Promise<ConfiguredDiff> {
  const { configuration, catalog } = await configuredCatalog(config);
  const { directory } = configuration;
  const from = await baseOfChange(directory, signal);
  if ('notCompared' in from) return from;
  const source = configuration.config.diff?.source;
  const { base } = await loadComparedCatalogs({
    base: from.commit,
    directory,
    current: () => Promise.resolve(catalog),
    ...(source !== undefined && { source: resolve(directory, source) }),
    ...(signal && { signal }),
  });
  const diff = runDiff({ base: base.catalog, baseDay: base.day, head: catalog, today: today() });
  const queries = await brokenBy(diff.changes, {
    ...queriesFor({}, configuration),
    base: base.catalog,
    head: catalog.catalog,
  });
  const sections = await letPass([diffSection(diff, catalog), ...queries.sections], {
    configuration,
    baseline: undefined,
    writesBaseline: false,
    isDiff: true,
  });
  return { sections };
}
