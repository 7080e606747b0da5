export {
  checkExposition,
  type CheckReport,
  type Presence,
  type RequiredMetric,
} from './assert/check-exposition.js';
export { checkTarget, type CheckOptions, type TargetResult } from './check/check-target.js';
export { CouldNotCheckError, type CouldNotCheckCode } from './target/could-not-check.js';
export { CHECK_CODES, type FindingCode } from './finding/finding-codes.js';
export type { Finding } from './finding/finding.js';
export { printPromtool, type PromtoolResult } from './lint/promtool/print-promtool.js';
export { CouldNotReadError, type CouldNotReadCode } from './lint/could-not-read.js';
export type { Excerpt } from './report/excerpt.js';
export { lintFiles } from './lint/lint-files.js';
export { lintInput, type LintedInput, type LintResult } from './lint/lint-input.js';
export type { LintOptions } from './lint/lint-options.js';
export { parseFamilies, type ParsedFamily } from './assert/parse-families.js';
export { figures, printResult } from './report/print-result.js';
export { printable } from './report/printable.js';
export { DEFAULT_LIMITS, type ScrapeLimits } from './target/scrape-limits.js';
export { terminalColors } from './report/terminal-colors.js';
