import type { ESLint } from 'eslint';
import { type Exemption, parseJustification } from 'eslint-plugin-ibex-metrics/exemptions';

import { type LintPlace, lintPlace } from './lint-place.js';
import { isMetricsRule } from './metrics-rule.js';

/** Something the linter was told to let pass: of one rule, in one file, for one reason. */
export interface LintExemption {
  /** Where it is made use of first; of a comment that turns a rule off, where it stands. */
  readonly place: LintPlace;
  readonly kind: 'directive' | 'configuration comment' | 'bulk suppression';
  /** How many problems it lets pass; absent where the rule was turned off, so that nobody knows. */
  readonly problems?: number;
  readonly rule: string;
  /** What stands after `--`, without the end date; empty where nothing does, as for a bulk suppression. */
  readonly reason: string;
  /** The end date as it was given; only of rules of `ibex-metrics`, whose exemptions may have one. */
  readonly until?: string;
}

/**
 * The exemptions that were made use of in a file, by its directives or by bulk suppressions.
 *
 * @param result - of the file, with suppressions applied
 * @param root - the folder that places are relative to
 */
export function usedExemptions(
  { filePath, suppressedMessages }: ESLint.LintResult,
  root: string,
): LintExemption[] {
  const exemptions = new Map<string, LintExemption & { problems: number }>();
  for (const message of suppressedMessages) {
    const rule = message.ruleId ?? 'eslint';
    const isBulk = message.suppressions.some(({ kind }) => kind === 'file');
    const said = justificationOf(
      rule,
      message.suppressions.map(({ justification }) => justification),
    );
    const key = JSON.stringify([rule, isBulk, said]);
    const known = exemptions.get(key);
    exemptions.set(key, {
      place: known?.place ?? lintPlace(root, filePath, message),
      kind: isBulk ? 'bulk suppression' : 'directive',
      problems: (known?.problems ?? 0) + 1,
      rule,
      ...said,
    });
  }
  return [...exemptions.values()];
}

/**
 * The exemptions that a comment makes by turning rules of `ibex-metrics` off for its file.
 *
 * @param exemption - whatever a comment says; a directive is no such exemption
 * @param place - where it stands
 */
export function configuredExemptions(exemption: Exemption, place: LintPlace): LintExemption[] {
  if (exemption.directive !== 'eslint') return [];
  return exemption.rules.map((rule) => ({
    place,
    kind: 'configuration comment',
    rule,
    ...justificationOf(rule, [exemption.justification]),
  }));
}

function justificationOf(rule: string, texts: readonly string[]): { reason: string; until?: string } {
  const justifications = texts.map((text) =>
    isMetricsRule(rule) ? parseJustification(text) : { reason: text },
  );
  // Where several directives let the same problem pass, it passes as long as the last of them holds.
  const until = justifications
    .map((justification) => justification.until)
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  const reason = justifications
    .map((justification) => justification.reason)
    .filter(Boolean)
    .join('; ');
  return { reason, ...(until !== undefined && { until }) };
}
