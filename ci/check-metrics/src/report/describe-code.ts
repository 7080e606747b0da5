import { CATALOG_PROBLEM_CODES } from '@ibex/catalog';
import { PROBLEM_CODES } from '@ibex/exposition';

import { CHECK_CODES } from '../finding/finding-codes.js';
import { COULD_NOT_CHECK_CODES } from '../target/could-not-check.js';
import type { ReportedRule } from './report.js';

/**
 * What a code stands for.
 *
 * @param rules - what the report says of codes that this package does not know
 * @returns the code itself where nobody knows it
 */
export function describeCode(code: string, rules: readonly ReportedRule[] = []): string {
  return rules.find((rule) => rule.code === code)?.description ?? KNOWN.get(code) ?? code;
}

const KNOWN: ReadonlyMap<string, string> = new Map<string, string>([
  ...Object.entries(PROBLEM_CODES).map(([code, { description }]): [string, string] => [code, description]),
  ...Object.entries(CATALOG_PROBLEM_CODES),
  ...Object.entries(CHECK_CODES),
  ...Object.entries(COULD_NOT_CHECK_CODES),
]);
