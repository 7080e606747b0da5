import { join } from 'node:path';

import {
  checkConfiguredDiff,
  checkConfiguredDocs,
  checkConfiguredQueries,
  type ReportSection,
  totalsOf,
} from '@ibex/check-metrics';

/** What was found about the catalog without a service that runs. */
export interface CatalogCheck {
  /** What was looked at, such as `Queries`. */
  readonly title: string;
  /** How much of it there was. */
  readonly extent: string;
  /** The command that tells the same, and more of it. */
  readonly command: string;
  readonly sections: readonly ReportSection[];
}

/**
 * Holds the documents that `check-metrics.config.js` names to what the catalog makes.
 *
 * @param root - the folder of the repository, with the configuration
 * @throws Error where the configuration or the catalog cannot be used
 */
export async function checkDocumentation(root: string): Promise<CatalogCheck> {
  const sections = await checkConfiguredDocs(configOf(root));
  const count = sections.length;
  const extent = `${String(count)} ${count === 1 ? 'document' : 'documents'}`;
  return { title: 'Documentation', extent, command: 'npx check-metrics docs --check', sections };
}

/** Holds the queries of the rules and dashboards that the configuration names to the catalog. */
export async function checkQueries(root: string): Promise<CatalogCheck> {
  const { sections, expressions } = await checkConfiguredQueries(configOf(root));
  const extent = `${String(expressions)} ${expressions === 1 ? 'query' : 'queries'}`;
  return { title: 'Queries', extent, command: 'npx check-metrics queries', sections };
}

/**
 * Compares the catalog with what it was before the change that is in the repository: at the merge base with the main
 * branch, and on the main branch at the first parent. Where there is nothing to compare with, that is told.
 *
 * @param baseRequired - whether it is an error where the history was not fetched
 * @throws Error as well where it is one
 */
export async function compareCatalog(
  root: string,
  baseRequired: boolean,
  cancelSignal?: AbortSignal,
): Promise<CatalogCheck> {
  const result = await checkConfiguredDiff(configOf(root), cancelSignal);
  const check = { title: 'Changes of the catalog', command: 'npx check-metrics diff' };
  if (!('notCompared' in result)) return { ...check, extent: 'compared', sections: result.sections };
  const { notCompared, fix, isShallow } = result;
  if (isShallow && baseRequired) throw new Error(`${notCompared}; ${fix}`);
  return { ...check, extent: `not compared: ${notCompared}`, sections: [] };
}

/** In a line, what a check came to. */
export function outcomeOf({ extent, sections }: CatalogCheck): string {
  const { errors, warnings, unchecked } = totalsOf({ sections });
  const missing = unchecked === 0 ? '' : `, ${String(unchecked)} could not be checked`;
  return `${extent}, ${String(errors)} problems, ${String(warnings)} warnings${missing}`;
}

function configOf(root: string): string {
  return join(root, 'check-metrics.config.js');
}
