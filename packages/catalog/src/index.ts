export {
  CATALOG_PROBLEM_CODES,
  CatalogError,
  type CatalogFinding,
  type CatalogProblem,
  type CatalogProblemCode,
  describeProblem,
} from './catalog-problem.js';
export type { Catalog } from './catalog.js';
export { checkCatalog } from './checks/check-catalog.js';
export { type CatalogOptions, defineCatalog } from './define-catalog.js';
export { foldLabelValue, isInDomain } from './fold-label-value.js';
export { initialSeries, type LabelValues } from './initial-series.js';
export { type LabelCost, labelCosts } from './label-costs.js';
export {
  enumeration,
  GRPC_STATUS_NAMES,
  type GrpcStatusName,
  grpcStatusCodes,
  httpMethods,
  httpStatusCodes,
  type LabelDomain,
  type LabelDomainKind,
  type LabelDomainWithOther,
  routeTemplates,
  type ValueOf,
} from './label-domain.js';
export {
  type BaseDefinition,
  counter,
  type CounterDefinition,
  gauge,
  type GaugeDefinition,
  histogram,
  type HistogramDefinition,
  type HistogramOptions,
  type InitialSeries,
  type LabelDomains,
  type MetricDefinition,
  type MetricOptions,
  type MetricType,
  type NoLabels,
} from './metric-definition.js';
export type { MetricsByName } from './metrics-by-name.js';
export { lintMetric, type LintableMetric, type MetricLintProblem } from './metric-lint/lint-metric.js';
export { METRIC_UNITS, metricUnit } from './metric-unit.js';
export { checkForbiddenLabel, FORBIDDEN_LABELS, forbiddenLabel } from './policy/forbidden-labels.js';
export { LATENCY_BUCKETS } from './policy/latency-buckets.js';
export { checkNameConvention, type NamingPolicy, ownerOf } from './policy/metric-name-convention.js';
export { routeTemplateFlaw, type RouteTemplateFlaw } from './route-template.js';
export { type Deprecation, DEPRECATION_DAYS, deprecationOf, type Stability } from './stability.js';
export { metricBound, type MetricBound, type SeriesBound, worstCaseSeries } from './worst-case-series.js';
