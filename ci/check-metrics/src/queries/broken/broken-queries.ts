import type { Catalog } from '@ibex/catalog';

import type { CatalogChange } from '../../diff/catalog-change.js';
import { excerptOf } from '../../report/excerpt.js';
import { EXCERPT_WIDTH } from '../../report/finding-excerpts.js';
import { TARGET_LABELS } from '../catalog-series.js';
import { CatalogNames, type NameLookup } from '../name-lookup.js';
import { placeInFile } from '../place-in-file.js';
import { readQuery } from '../read-query.js';
import { recordedSeries } from '../recorded-series.js';
import type { FoundQuery } from '../sources/found-query.js';
import type { QueryFile } from '../sources/read-queries.js';
import { TextLines } from '../text-lines.js';
import type { BrokenQuery } from './broken-query.js';
import { type BreakInFile, breaksInFile } from './breaks-in-file.js';
import { ImpactOfQueries } from './impact-of-queries.js';
import { MetricChanges } from './metric-changes.js';
import type { Break } from './query-impact.js';
import { queryTitle } from './query-title.js';
import { RenamedNames } from './renamed-names.js';

/** What is changed, and what may break of it. */
export interface BrokenQueriesOptions {
  /** As `compareCatalogs` tells them. */
  readonly changes: readonly CatalogChange[];
  readonly base: Catalog;
  readonly head: Catalog;
  /** Rules, dashboards and the like, all of them: what one records, another asks for. */
  readonly files: readonly NamedQueryFile[];
  /** Labels that the server gives every series, besides `job` and `instance`. */
  readonly allowedLabels?: readonly string[];
}

/** A file with queries, and where it is. */
export interface NamedQueryFile {
  /** Absolute. */
  readonly path: string;
  readonly file: QueryFile;
}

/**
 * Finds the queries that a change of the catalog breaks: what worked with the base, and gives nothing, an error, or something
 * else with the head. What a change leaves alone is not told, though it has to do with the metric.
 *
 * @returns each query once for each change that breaks it, in the order of the files
 */
export function brokenQueries(options: BrokenQueriesOptions): readonly BrokenQuery[] {
  const { changes, base, head, files } = options;
  const index = new MetricChanges(changes);
  if (index.isEmpty) return [];
  const queries = files.flatMap(({ file }) => file.queries);
  const labels = [...TARGET_LABELS, ...(options.allowedLabels ?? [])];
  const baseNames = namesOf(base, labels, queries, (names) => names);
  const isGone = (name: string): boolean => {
    const { metric } = baseNames.shapeOf(name, () => undefined);
    return metric !== undefined && index.find(metric, 'metric-removed') !== undefined;
  };
  const headNames = namesOf(head, labels, queries, (names) => new RenamedNames(names, index.renamed, isGone));
  const impacts = new ImpactOfQueries(queries, index, { base: baseNames, head: headNames });
  return files.flatMap(({ path, file }) => {
    const lines = new TextLines(file.text);
    return file.queries.flatMap((found, at) => {
      const impact = impacts.of(found);
      const hasPlaces = impact.breaks.length > 0 || impact.results.length > 0;
      // To find places takes reading it again, which most queries need not.
      const query = hasPlaces ? readQuery(found) : undefined;
      const placed = (one: Break): BreakInFile[] => (query ? [{ ...one, ...placeInFile(query, one) }] : []);
      const breaks = [
        ...impact.breaks.flatMap(placed),
        ...breaksInFile(found, impact, index),
        ...impact.results.flatMap(placed),
      ];
      return onePerChange(breaks).map((one) => brokenQuery(one, queryTitle(found, at + 1), path, lines));
    });
  });
}

function namesOf(
  catalog: Catalog,
  serverLabels: readonly string[],
  queries: readonly FoundQuery[],
  wrap: (names: NameLookup) => NameLookup,
): NameLookup {
  const names: NameLookup = wrap(
    new CatalogNames({ catalog, serverLabels, recorded: recordedSeries(queries, () => names) }),
  );
  return names;
}

/** The first of each change, as whoever wrote the query reads it. */
function onePerChange(breaks: readonly BreakInFile[]): readonly BreakInFile[] {
  const first = new Map<CatalogChange, BreakInFile>();
  for (const found of breaks) if (!first.has(found.change)) first.set(found.change, found);
  return [...first.values()];
}

function brokenQuery(
  { change, how, through, offset, endOffset = offset + 1 }: BreakInFile,
  query: BrokenQuery['query'],
  file: string,
  lines: TextLines,
): BrokenQuery {
  const { line, column } = lines.placeOf(offset);
  const end = lines.placeOf(endOffset);
  const text = lines.lineAt(line);
  const endColumn = end.line === line ? end.column : text.length + 1;
  const excerpt = excerptOf(text, column, endColumn, EXCERPT_WIDTH);
  return { query, file, line, column, endColumn, excerpt, change, how, through };
}
