import { ESLint } from 'eslint';
import { exemptionFault, faultMessage } from 'eslint-plugin-ibex-metrics/exemptions';

import { configuredExemptions, type LintExemption, usedExemptions } from './lint-exemption.js';
import { type LintPlace, lintPlace } from './lint-place.js';
import { isMetricsRule, METRICS_PLUGIN } from './metrics-rule.js';
import { type LedgerEntry, readLedger } from './read-ledger.js';

/** Something the linter objects to. */
export interface LintProblem {
  readonly place: LintPlace;
  readonly rule: string;
  readonly message: string;
}

/** The outcome of linting a repository. */
export interface LintReport {
  readonly files: number;
  readonly problems: readonly LintProblem[];
  readonly exemptions: readonly LintExemption[];
  /** What the rules that found something say they do. */
  readonly rules: readonly LintRule[];
}

/** A rule of the linter. */
export interface LintRule {
  readonly name: string;
  readonly description: string;
  /** Where it is documented. */
  readonly url?: string;
}

/**
 * Lints a repository with its own ESLint configuration. Warnings count as problems; so does an exemption that hides
 * nothing, and an exemption from a rule of `ibex-metrics` that gives no reason or is past its end date, whatever the
 * configuration and the comments say of the rules that report those.
 *
 * @param root - the folder with `eslint.config.js`
 * @param patterns - what to lint, relative to the root
 * @param cache - a file with what ESLint found before, and finds now: only for files that nobody changes in between,
 *   since rules with types look into others as well
 */
export async function lintRepository(
  root: string,
  patterns: readonly string[] = ['.'],
  cache?: string,
): Promise<LintReport> {
  const eslint = new ESLint({
    cwd: root,
    ...(cache !== undefined && { cache: true, cacheLocation: cache }),
    // In threads of its own, so that this one can show progress and be interrupted.
    concurrency: 2,
    applySuppressions: true,
    overrideConfig: {
      linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    },
  });
  const results = await eslint.lintFiles([...patterns]);
  const ledger = await readLedger(
    root,
    results.map(({ filePath }) => filePath),
  );
  const exemptions = [
    ...results.flatMap((result) => usedExemptions(result, root)),
    ...ledger.flatMap(({ file, exemption }) =>
      configuredExemptions(exemption, lintPlace(root, file, onScreen(exemption.loc.start))),
    ),
  ];
  return {
    files: results.length,
    problems: withoutDuplicates([
      ...results.flatMap((result) => problemsIn(result, root)),
      ...ledgerProblems(ledger, results, root),
      ...exemptions
        .filter(({ kind, rule }) => kind === 'bulk suppression' && isMetricsRule(rule))
        .map(withoutReason),
    ]),
    exemptions,
    rules: describedRules(eslint, results),
  };
}

function describedRules(eslint: ESLint, results: ESLint.LintResult[]): LintRule[] {
  return Object.entries(eslint.getRulesMetaForResults(results)).map(([name, { docs }]) => ({
    name,
    description: docs?.description ?? name,
    ...(docs?.url !== undefined && { url: docs.url }),
  }));
}

function problemsIn({ filePath, messages }: ESLint.LintResult, root: string): LintProblem[] {
  return messages.map((message) => ({
    place: lintPlace(root, filePath, message),
    rule: message.ruleId ?? 'eslint',
    message: message.message,
  }));
}

function ledgerProblems(
  ledger: readonly LedgerEntry[],
  results: readonly ESLint.LintResult[],
  root: string,
): LintProblem[] {
  const hiding = new Set(results.filter(hidesFindingsOnMetrics).map(({ filePath }) => filePath));
  return ledger
    .filter(({ file, exemption }) => exemption.rules.length > 0 || hiding.has(file))
    .flatMap(({ file, exemption }) => {
      const fault = exemptionFault(exemption, METRICS_PLUGIN);
      if (!fault) return [];
      // Where the rule reports it as well, so that it is told once.
      const place = lintPlace(root, file, { line: exemption.loc.start.line, column: 0 });
      return [{ place, rule: `${METRICS_PLUGIN}/exemption-ledger`, message: faultMessage(fault) }];
    });
}

function hidesFindingsOnMetrics({ suppressedMessages }: ESLint.LintResult): boolean {
  return suppressedMessages.some(({ ruleId }) => ruleId !== null && isMetricsRule(ruleId));
}

function withoutReason({ place, rule }: LintExemption): LintProblem {
  return {
    place,
    rule,
    message:
      'a bulk suppression gives no reason; remove it from `eslint-suppressions.json`, and exempt with `eslint-disable` and "-- why" what must stay',
  };
}

function withoutDuplicates(problems: readonly LintProblem[]): LintProblem[] {
  const byText = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...byText.values()];
}

/** A position as ESLint reports it: columns count from 1 there, and from 0 in the syntax tree. */
function onScreen({ line, column }: { readonly line: number; readonly column: number }) {
  return { line, column: column + 1 };
}
