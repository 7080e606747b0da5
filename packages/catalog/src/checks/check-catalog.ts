import type { CatalogFinding, CatalogProblem } from '../catalog-problem.js';
import type { Catalog } from '../catalog.js';
import type { MetricDefinition } from '../metric-definition.js';
import { lintMetric } from '../metric-lint/lint-metric.js';
import { checkNameConvention } from '../policy/metric-name-convention.js';
import { checkBuckets, checkBucketSets } from './check-buckets.js';
import { checkCatalogBudgets, checkMetricBudget } from './check-budgets.js';
import { checkInitialSeries } from './check-initial-series.js';
import { checkLabel } from './check-label.js';
import { checkDeprecationDays, checkStability } from './check-stability.js';

/**
 * Every problem of a catalog, in the order of its metrics.
 *
 * @param catalog - not yet checked
 */
export function checkCatalog(catalog: Catalog): CatalogProblem[] {
  return [
    ...checkWords(catalog),
    ...checkBucketSets(catalog),
    ...checkDeprecationDays(catalog),
    ...checkCatalogBudgets(catalog),
    ...checkDuplicates(catalog.metrics),
    ...catalog.metrics.flatMap((definition) =>
      checkMetric(definition, catalog).map((finding) => ({ ...finding, metric: definition.name })),
    ),
  ];
}

function checkMetric(definition: MetricDefinition, catalog: Catalog): CatalogFinding[] {
  const labelNames = Object.keys(definition.labels);
  const conventionFindings = checkNameConvention(definition.name, definition.type, catalog);
  return [
    ...conventionFindings,
    ...lintMetric({ ...definition, labelNames }),
    ...Object.entries(definition.labels).flatMap(([label, domain]) => checkLabel(label, domain, catalog)),
    ...checkOwnLabels(definition),
    ...(definition.type === 'histogram' ? checkBuckets(definition, catalog) : []),
    ...checkInitialSeries(definition),
    ...checkStability(definition, catalog),
    ...checkMetricBudget(definition),
  ];
}

function checkOwnLabels({ type, labels }: MetricDefinition): CatalogFinding[] {
  if (type !== 'histogram' || !('le' in labels)) return [];
  return [
    {
      code: 'lint/reserved-label',
      label: 'le',
      message: 'a histogram makes the label "le" itself',
      fix: 'remove the label "le"; state the bounds in "buckets"',
    },
  ];
}

function checkWords({ prefix, services, subsystems }: Catalog): CatalogProblem[] {
  return [prefix, ...services, ...subsystems]
    .filter((word) => !/^[a-z][a-z0-9]*$/.test(word))
    .map((word) => ({
      code: 'catalog/name-word',
      message: `"${word}" cannot stand in a metric name as one word`,
      fix: 'use lower-case letters and digits, beginning with a letter',
    }));
}

function checkDuplicates(metrics: readonly MetricDefinition[]): CatalogProblem[] {
  const seen = new Set<string>();
  return metrics.flatMap(({ name }) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      {
        code: 'catalog/duplicate-metric' as const,
        metric: name,
        message: `"${name}" is declared twice`,
        fix: 'remove one of the two, or rename it',
      },
    ];
  });
}
