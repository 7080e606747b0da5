export { type CatalogCheck, checkDocumentation, checkQueries, compareCatalog } from './check-catalog.js';
export {
  countProblems,
  type GateReport,
  type GateVerdict,
  type ServiceReport,
  verdictOf,
} from './gate-report.js';
export { exerciseServices, type Exercise } from './exercise-services.js';
export { findIdentifiers, type KnownIdentifier } from './find-identifiers.js';
export { type LintReport, lintRepository } from './lint-repository.js';
export { printReport } from './print-report.js';
export { reportOfGate } from './report-of-gate.js';
export { type GateOptions, runGate } from './run-gate.js';
