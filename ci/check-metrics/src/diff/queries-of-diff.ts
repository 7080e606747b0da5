import { resolve } from 'node:path';

import type { Catalog } from '@ibex/catalog';

import { brokenQueries } from '../queries/broken/broken-queries.js';
import { brokenQuerySections } from '../queries/broken/broken-query-sections.js';
import type { BrokenQuery } from '../queries/broken/broken-query.js';
import { findingsOfFile } from '../queries/check-queries.js';
import { isNoneOfOurs, type QueryInputFile, readQueryFiles } from '../queries/read-query-files.js';
import type { ReportSection } from '../report/report.js';
import type { CatalogChange } from './catalog-change.js';

/** What a diff does to queries. */
export interface QueriesOfDiff {
  readonly broken: readonly BrokenQuery[];
  /** One for each file with a query that breaks, or that cannot be read. */
  readonly sections: readonly ReportSection[];
}

/** Which queries are looked at, and between what. */
export interface QueriesOfDiffOptions {
  /** Files, folders and patterns. */
  readonly files: readonly string[];
  /** What these are relative to; by default the working directory. */
  readonly directory?: string;
  readonly changes: readonly CatalogChange[];
  readonly base: Catalog;
  readonly head: Catalog;
  /** Labels that the server gives every series, besides `job` and `instance`. */
  readonly allowedLabels?: readonly string[];
}

/** Finds the queries of files that the changes between two catalogs break. */
export async function queriesOfDiff({
  files: given,
  directory,
  ...options
}: QueriesOfDiffOptions): Promise<QueriesOfDiff> {
  const inputs = await readQueryFiles(given, directory);
  const files = inputs.flatMap(({ input, file }) => (file ? [{ path: resolve(input), file }] : []));
  const broken = brokenQueries({ ...options, files });
  return { broken, sections: [...brokenQuerySections(broken), ...inputs.flatMap(unreadSection)] };
}

/** What is not read of a file: nobody knows what breaks in there. */
function unreadSection(given: QueryInputFile): ReportSection[] {
  const { input, file, error } = given;
  const section = { kind: 'lint', name: input } as const;
  if (error) {
    const { code, message, fix } = error;
    return [{ ...section, unchecked: { code, message, fix }, findings: [] }];
  }
  const findings = !file || isNoneOfOurs(given) ? [] : findingsOfFile(file, resolve(input));
  return findings.length === 0 ? [] : [{ ...section, findings }];
}
