import { resolve } from 'node:path';

import type { LoadedCatalog } from '../catalog/loaded-catalog.js';
import type { ReportSection } from '../report/report.js';
import { TARGET_LABELS } from './catalog-series.js';
import { checkQueries } from './check-queries.js';
import { CatalogNames } from './name-lookup.js';
import { isNoneOfOurs, type QueryInputFile } from './read-query-files.js';
import { recordedSeries } from './recorded-series.js';

/** What a run checks against. */
export interface QueriesRunOptions {
  readonly catalog: LoadedCatalog;
  readonly isAllowed?: (name: string) => boolean;
  /** Labels that the server gives every series, besides `job` and `instance`. */
  readonly allowedLabels?: readonly string[];
  /** Whether a metric is wrong that is of nobody's that is known. */
  readonly knownOnly?: boolean;
}

/** What a run found. */
export interface QueriesRun {
  /** One for each file with an expression, or with something wrong. */
  readonly sections: readonly ReportSection[];
  readonly expressions: number;
  /** For each metric of the catalog how many expressions ask for it. */
  readonly uses: ReadonlyMap<string, number>;
}

/**
 * Checks the expressions of files against a catalog. What a rule of one file records is known in all of them.
 */
export function runQueries(files: readonly QueryInputFile[], options: QueriesRunOptions): QueriesRun {
  const { catalog } = options.catalog;
  const names: CatalogNames = new CatalogNames({
    catalog,
    serverLabels: [...TARGET_LABELS, ...(options.allowedLabels ?? [])],
    isAllowed: options.isAllowed,
    isClosed: options.knownOnly ?? false,
    recorded: recordedSeries(
      files.flatMap(({ file }) => file?.queries ?? []),
      () => names,
    ),
  });
  const uses = new Map(catalog.metrics.map(({ name }) => [name, 0]));
  const use = (metric: string): void => {
    uses.set(metric, (uses.get(metric) ?? 0) + 1);
  };
  const sections = files.flatMap((given): ReportSection[] => {
    const { input, name, isFound, file, error } = given;
    const section = { kind: 'lint', name, ...(name !== input && { address: input }) } as const;
    if (error) {
      const { code, message, fix } = error;
      return [{ ...section, unchecked: { code, message, fix }, findings: [] }];
    }
    const findings = file ? checkQueries(file, { path: resolve(input), names, use }) : [];
    if (isNoneOfOurs(given)) return [];
    if (isFound && file?.queries.length === 0 && findings.length === 0) return [];
    return [{ ...section, findings }];
  });
  const expressions = files.reduce((sum, { file }) => sum + (file?.queries.length ?? 0), 0);
  return { sections, expressions, uses };
}
