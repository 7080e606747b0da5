import { type Catalog, labelCosts, metricBound, type MetricDefinition, ownerOf } from '@ibex/catalog';

import type {
  CardinalityReport,
  MetricFigures,
  SeriesFigures,
  ServiceFigures,
  TargetFigures,
} from './cardinality-report.js';
import { labelFigures } from './label-figures.js';

/** What was counted on a target. */
export interface TargetCount {
  readonly target: TargetFigures;
  /** The series of a metric of the catalog; 0 for one that is not there. */
  readonly seriesOf: (metric: string) => number;
  /** How many values a label of it has. */
  readonly valuesOf: (metric: string, label: string) => number;
}

/** What the series of a catalog are held to. */
export interface CardinalityOptions {
  /** The most series of a metric, as the configuration or the catalog has it. */
  readonly budgetOf: (metric: string) => number | undefined;
  /** What was counted, to be set against what there can be. */
  readonly count?: TargetCount | undefined;
}

/** How many series a catalog makes: by metric, by label, by service and altogether. */
export function catalogCardinality(
  catalog: Catalog,
  { budgetOf, count }: CardinalityOptions,
): CardinalityReport {
  const metrics = catalog.metrics.map((definition) =>
    metricFigures(definition, budgetOf(definition.name), count),
  );
  const services = [...new Set([...catalog.services, ...catalog.subsystems])].flatMap((name) =>
    serviceFigures(
      name,
      metrics.filter((metric) => ownerOf(metric.name, catalog) === name),
      catalog.serviceBudgets[name],
    ),
  );
  const total = sumOf(metrics, catalog.seriesBudget);
  return {
    total,
    services,
    metrics: metrics.toSorted((one, other) => other.worstCase - one.worstCase),
    labels: labelFigures(catalog, { total, services, metrics }),
    ...(count && { target: count.target }),
  };
}

function metricFigures(
  definition: MetricDefinition,
  budget: number | undefined,
  count: TargetCount | undefined,
): MetricFigures {
  const { name, type } = definition;
  return {
    name,
    type,
    worstCase: metricBound(definition).series,
    ...(budget !== undefined && { budget }),
    ...(count && { actual: count.seriesOf(name) }),
    labels: labelCosts(definition).map((cost) => ({
      ...cost,
      ...(count && { actualValues: count.valuesOf(name, cost.label) }),
    })),
  };
}

function serviceFigures(
  name: string,
  metrics: readonly MetricFigures[],
  budget: number | undefined,
): ServiceFigures[] {
  if (metrics.length === 0) return [];
  return [{ name, metrics: metrics.length, ...sumOf(metrics, budget) }];
}

function sumOf(metrics: readonly MetricFigures[], budget: number | undefined): SeriesFigures {
  const isCounted = metrics.some(({ actual }) => actual !== undefined);
  return {
    worstCase: metrics.reduce((sum, { worstCase }) => sum + worstCase, 0),
    ...(budget !== undefined && { budget }),
    ...(isCounted && { actual: metrics.reduce((sum, { actual = 0 }) => sum + actual, 0) }),
  };
}
