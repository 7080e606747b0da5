export type { ExpositionFamily, MetricFamilyType } from './exposition-family.js';
export type { ExpositionExemplar, ExpositionLabel, ExpositionSample } from './exposition-sample.js';
export {
  DEFAULT_MAX_FAMILIES,
  DEFAULT_MAX_LINE_BYTES,
  DEFAULT_MAX_PROBLEMS,
  DEFAULT_MAX_TEXT_BYTES,
  type ExpositionFormat,
  type ExpositionOptions,
} from './exposition-options.js';
export type { ExpositionReport } from './exposition-report.js';
export { ExpositionValidator } from './exposition-validator.js';
export { formatOfContentType } from './format-of-content-type.js';
export type { MetricExemplar, MetricFamily, MetricLabel, MetricSample } from './metric-family.js';
export { parseExposition, type ParsedExposition } from './parse-exposition.js';
export { printExposition, type PrintOptions } from './print-exposition.js';
export type { Problem } from './problems/problem.js';
export {
  PROBLEM_CODES,
  type ProblemCode,
  type Severity,
  type SeverityOverrides,
} from './problems/problem-codes.js';
export { validateExposition } from './validate-exposition.js';
