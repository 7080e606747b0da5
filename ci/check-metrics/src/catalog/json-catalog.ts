import {
  type Catalog,
  CatalogError,
  type CatalogProblem,
  counter,
  defineCatalog,
  enumeration,
  gauge,
  grpcStatusCodes,
  histogram,
  httpMethods,
  httpStatusCodes,
  type LabelDomain,
  type MetricDefinition,
  routeTemplates,
  type Stability,
} from '@ibex/catalog';
import * as z from 'zod/mini';

import type { FileProblem } from '../config/file-error.js';
import { type JsonFile, readJsonFile } from '../config/json-file.js';
import { catalogProblem } from '../config/module-failure.js';
import { shapeProblems } from '../config/shape-problems.js';
import { shownKeys } from '../config/shown-keys.js';
import type { SourcePlace } from '../finding/finding.js';
import { CatalogNotLoadedError } from './catalog-not-loaded.js';
import {
  type JsonCatalog,
  jsonCatalogSchema,
  type JsonLabel,
  type JsonMetric,
} from './json-catalog-schema.js';
import type { LoadedCatalog } from './loaded-catalog.js';

/**
 * Reads a catalog from a JSON file. It is made by `defineCatalog`, so it keeps the same policy as one in a module.
 *
 * @param path - absolute
 * @throws {@link CatalogNotLoadedError} with every problem and where in the file it is
 */
export async function loadJsonCatalog(path: string): Promise<LoadedCatalog> {
  const file = await readJsonFile(path, CatalogNotLoadedError);
  const result = z.safeParse(jsonCatalogSchema, file.value, { reportInput: true });
  if (!result.success) throw shapeError(file, result.error.issues);
  const json = result.data;
  let places: ReadonlyMap<string, SourcePlace> | undefined;
  return {
    catalog: define(json, file),
    place: file.placeOf([]),
    definitionOf: (metric) => {
      places ??= new Map(
        json.metrics.map(({ name }, index) => [name, file.placeOf(['metrics', index, 'name'])]),
      );
      return places.get(metric);
    },
  };
}

function shapeError(file: JsonFile, issues: readonly z.core.$ZodIssue[]): CatalogNotLoadedError {
  const problems = shapeProblems(issues).map(({ keys, message, fix, ofName }): FileProblem => {
    const { line, column } = file.placeOf(keys, ofName === true ? 'name' : 'value');
    return {
      line,
      column,
      message: `${keys.length === 0 ? 'the catalog' : shownKeys(keys)} ${message}`,
      fix,
    };
  });
  return new CatalogNotLoadedError(file.path, problems);
}

function define(json: JsonCatalog, file: JsonFile): Catalog {
  const { subsystems, forbiddenLabels, bucketSets, deprecationDays, serviceBudgets, seriesBudget } = json;
  try {
    return defineCatalog({
      prefix: json.prefix,
      services: json.services,
      ...(subsystems && { subsystems }),
      ...(forbiddenLabels && { forbiddenLabels }),
      ...(bucketSets && { bucketSets }),
      ...(deprecationDays !== undefined && { deprecationDays }),
      ...(serviceBudgets && { serviceBudgets }),
      ...(seriesBudget !== undefined && { seriesBudget }),
      metrics: json.metrics.map(definitionOf),
    });
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    const problems = error.problems.map((problem) => {
      const { line, column } = placeOf(problem, json.metrics, file);
      return { line, column, ...catalogProblem(problem) };
    });
    throw new CatalogNotLoadedError(file.path, problems);
  }
}

// Of a metric that is declared twice, the second is the one too many.
function placeOf(
  { metric, label }: CatalogProblem,
  metrics: readonly JsonMetric[],
  file: JsonFile,
): SourcePlace {
  if (metric === undefined) return file.placeOf([]);
  const index = metrics.findLastIndex(({ name }) => name === metric);
  const labels = metrics[index]?.labels ?? {};
  return label !== undefined && Object.hasOwn(labels, label)
    ? file.placeOf(['metrics', index, 'labels', label], 'name')
    : file.placeOf(['metrics', index, 'name']);
}

function definitionOf(metric: JsonMetric): MetricDefinition {
  const { name, help, labels = {}, initial, stability, budget } = metric;
  const options = {
    help,
    labels: Object.fromEntries(Object.entries(labels).map(([label, domain]) => [label, domainOf(domain)])),
    ...(initial && { initial }),
    ...(stability !== undefined && { stability: stabilityOf(stability) }),
    ...(budget !== undefined && { budget }),
  };
  switch (metric.type) {
    case 'counter':
      return counter(name, options);
    case 'gauge':
      return gauge(name, options);
    case 'histogram':
      return histogram(name, { ...options, ...(metric.buckets && { buckets: metric.buckets }) });
  }
}

function stabilityOf(stability: NonNullable<JsonMetric['stability']>): Stability {
  if (typeof stability === 'string') return stability;
  const { deprecatedSince, replacedBy } = stability;
  return { deprecatedSince, ...(replacedBy !== undefined && { replacedBy }) };
}

function domainOf(label: JsonLabel): LabelDomain {
  if (Array.isArray(label)) return enumeration(label);
  switch (label.kind) {
    case 'enumeration':
      return enumeration(label.values, label.other === undefined ? {} : { other: label.other });
    case 'route-template':
      return routeTemplates(label.values);
    case 'http-method':
      return httpMethods(label.values);
    case 'http-status-code':
      return httpStatusCodes(label.values);
    case 'grpc-status-code':
      return grpcStatusCodes();
  }
}
