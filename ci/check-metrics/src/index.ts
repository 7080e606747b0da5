export { checkExposition, type CheckReport, type ReadingOptions } from './assert/check-exposition.js';
export type { CatalogMetric, Coverage, Presence } from './assert/check-presence.js';
export type { Expectations } from './assert/expectations.js';
export { checkTarget, type CheckOptions, type TargetResult } from './check/check-target.js';
export { CouldNotCheckError, type CouldNotCheckCode } from './target/could-not-check.js';
export { CHECK_CODES, type FindingCode } from './finding/finding-codes.js';
export type { Finding } from './finding/finding.js';
export { checkConfiguredDiff, type ConfiguredDiff } from './configured/check-configured-diff.js';
export { checkConfiguredDocs } from './configured/check-configured-docs.js';
export { checkConfiguredQueries } from './configured/check-configured-queries.js';
export type { QueriesRun } from './queries/run-queries.js';
export { totalsOf } from './report/report-totals.js';
export { type DocsRunOptions, runDocs } from './docs/run-docs.js';
export type { DocsConfig } from './config/config.js';
export { catalogDocs, type CatalogDocsOptions } from './docs/make-catalog-docs.js';
export type {
  CatalogDocs,
  LabelDocs,
  MetricDocs,
  OwnerDocs,
  SeriesDocs,
  StabilityDocs,
} from './docs/catalog-docs.js';
export { printPromtool, type PromtoolResult } from './lint/promtool/print-promtool.js';
export { CouldNotReadError, type CouldNotReadCode } from './lint/could-not-read.js';
export type { Excerpt } from './report/excerpt.js';
export { lintFiles } from './lint/lint-files.js';
export { lintInput, type LintedInput, type LintResult } from './lint/lint-input.js';
export type { LintOptions } from './lint/lint-options.js';
export { parseFamilies, type ParsedFamily } from './assert/parse-families.js';
export { printable } from './report/printable.js';
export { DEFAULT_LIMITS, type ScrapeLimits } from './target/scrape-limits.js';
export { terminalColors } from './report/terminal-colors.js';
export { targetSection, type TargetContext, type TargetOutcome } from './check/target-section.js';
export type {
  MetricSummary,
  Report,
  ReportedFinding,
  ReportedRule,
  ReportSection,
  TargetSummary,
  Unchecked,
} from './report/report.js';
export { loadCatalog } from './catalog/load-catalog.js';
export type { LoadedCatalog } from './catalog/loaded-catalog.js';
export { type Output, parseOutputs } from './report/output-kinds.js';
export type { ReportContext } from './report/report-context.js';
export { writeReport } from './report/write-report.js';
export { prettySection } from './report/writers/pretty-report.js';
export type {
  Announcement,
  CatalogChange,
  CatalogDifference,
  ReleaseKind,
  Verdict,
} from './diff/catalog-change.js';
export { changeWords } from './diff/change-words.js';
export { compareCatalogs } from './diff/compare-catalogs.js';
export type { DiffOptions } from './diff/diff-context.js';
export { diffSection } from './diff/diff-section.js';
export { type CatalogDiff, runDiff } from './diff/run-diff.js';
export {
  type ComparedCatalogs,
  loadComparedCatalogs,
  type SourceOptions,
} from './diff/sources/load-compared-catalogs.js';
export { SourceError } from './diff/sources/source-error.js';
