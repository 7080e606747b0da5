export type { ExpositionFamily, MetricFamilyType } from './exposition-family.js';
export type { ExpositionLabel, ExpositionSample } from './exposition-sample.js';
export type { ExpositionOptions } from './exposition-options.js';
export type { ExpositionReport } from './exposition-report.js';
export { ExpositionValidator } from './exposition-validator.js';
export type { Problem } from './problems/problem.js';
export { PROBLEM_CODES, type ProblemCode, type Severity } from './problems/problem-codes.js';
export { validateExposition } from './validate-exposition.js';
