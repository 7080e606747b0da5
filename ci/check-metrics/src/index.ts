export { checkExposition, type CheckReport, type Presence, type RequiredMetric } from './check-exposition.js';
export { checkTarget, type CheckOptions, type TargetResult } from './check-target.js';
export { CouldNotCheckError, type CouldNotCheckCode } from './could-not-check.js';
export { CHECK_CODES, type Finding, type FindingCode } from './finding.js';
export { parseFamilies, type ParsedFamily } from './parse-families.js';
export { figures, printResult } from './print-result.js';
export { printable } from './printable.js';
export { DEFAULT_LIMITS, type ScrapeLimits } from './scrape-limits.js';
export { terminalColors } from './terminal-colors.js';
