import type { CatalogMetric, MetricSetting, MetricsSettings, SettingsProblem } from './metrics-settings.js';
import { isArrayOf, isObject, isString } from './setting-shape.js';
import { problemWith, type Reading } from './settings-problem.js';

/**
 * Reads the catalog: the metrics, and what policy it states.
 *
 * @param catalog - the value of the setting, of any type
 */
export function readCatalog(catalog: unknown): Reading {
  if (catalog === undefined) return { problems: [] };
  if (catalog instanceof Promise) {
    return { problems: [problemWith('.catalog', catalog, 'a catalog', 'Await it, and pass what it gives.')] };
  }
  if (!isObject(catalog)) {
    return { problems: [problemWith('.catalog', catalog, 'a catalog', PASS_A_CATALOG)] };
  }
  const settings: { -readonly [Key in keyof MetricsSettings]?: MetricsSettings[Key] } = {};
  const problems: SettingsProblem[] = [];
  const { metrics, forbiddenLabels, bucketSets, prefix, services, subsystems = [] } = catalog;

  if (isArrayOf(metrics, isMetric)) {
    settings.metrics = new Map(metrics.map(({ name, labels }) => [name, labelsOf(labels)]));
    settings.metricTypes = new Map(
      metrics.flatMap(({ name, type }) => (type === undefined ? [] : [[name, type] as const])),
    );
  } else {
    problems.push(problemWith('.catalog.metrics', metrics, 'an array of metric definitions', PASS_A_CATALOG));
  }
  if (isArrayOf(forbiddenLabels, isString)) {
    settings.forbiddenLabels = forbiddenLabels;
  } else if (forbiddenLabels !== undefined) {
    problems.push(
      problemWith('.catalog.forbiddenLabels', forbiddenLabels, 'an array of label names', PASS_A_CATALOG),
    );
  }
  if (isBucketSets(bucketSets)) {
    settings.bucketSets = bucketSets;
  } else if (bucketSets !== undefined) {
    const expected = 'lists of bucket bounds by name';
    problems.push(problemWith('.catalog.bucketSets', bucketSets, expected, PASS_A_CATALOG));
  }
  if (isString(prefix) && isArrayOf(services, isString) && isArrayOf(subsystems, isString)) {
    settings.naming = { prefix, services, subsystems };
  } else if (prefix !== undefined || services !== undefined) {
    const expected =
      'a catalog that states "prefix" as a text, "services" and "subsystems" as arrays of words';
    problems.push(problemWith('.catalog', catalog, expected, PASS_A_CATALOG));
  }
  return { settings, problems };
}

function labelsOf(labels: object = {}): CatalogMetric {
  return new Map(
    Object.entries(labels).map(([name, domain]: [string, unknown]) => {
      const values = isObject(domain) ? domain['values'] : undefined;
      return [name, isArrayOf(values, isString) && values.length > 0 ? values : undefined];
    }),
  );
}

function isMetric(value: unknown): value is MetricSetting {
  return (
    isObject(value) &&
    isString(value['name']) &&
    (value['type'] === undefined || isString(value['type'])) &&
    (value['labels'] === undefined || isObject(value['labels']))
  );
}

function isBucketSets(value: unknown): value is Readonly<Record<string, readonly number[]>> {
  return isObject(value) && Object.values(value).every((set) => isArrayOf(set, isNumber));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

const PASS_A_CATALOG = 'Pass the object that defineCatalog returns, or leave the setting out.';
