import { relative } from 'node:path';

import { ESLint, type Linter } from 'eslint';

/** Something the linter objects to. */
export interface LintProblem {
  /** `file:line:column`, the file relative to the root. */
  readonly place: string;
  readonly rule: string;
  readonly message: string;
}

/** Something the linter was told to let pass: of one rule, in one file, for one reason. */
export interface LintExemption {
  /** Where it is made use of first. */
  readonly place: string;
  /** How many problems it lets pass. */
  readonly problems: number;
  readonly rule: string;
  /** What stands after `--` in the directive; empty where nothing does. */
  readonly reason: string;
}

/** The outcome of linting a repository. */
export interface LintReport {
  readonly files: number;
  readonly problems: readonly LintProblem[];
  readonly exemptions: readonly LintExemption[];
}

/**
 * Lints a repository with its own ESLint configuration. Warnings count as problems; so does an exemption from a
 * rule of `ibex-metrics` that gives no reason.
 *
 * @param root - the folder with `eslint.config.js`
 * @param patterns - what to lint, relative to the root
 */
export async function lintRepository(root: string, patterns: readonly string[] = ['.']): Promise<LintReport> {
  // In threads of its own, so that this one can show progress and be interrupted.
  const eslint = new ESLint({ cwd: root, concurrency: 2 });
  const results = await eslint.lintFiles([...patterns]);
  const exemptions = results.flatMap((result) => exemptionsIn(result, root));
  return {
    files: results.length,
    problems: [
      ...results.flatMap((result) => problemsIn(result, root)),
      ...exemptions
        .filter(({ rule, reason }) => rule.startsWith('ibex-metrics/') && reason === '')
        .map(withoutReason),
    ],
    exemptions,
  };
}

function problemsIn({ filePath, messages }: ESLint.LintResult, root: string): LintProblem[] {
  return messages.map((message) => ({
    place: placeOf(filePath, message, root),
    rule: message.ruleId ?? 'eslint',
    message: message.message,
  }));
}

function exemptionsIn({ filePath, suppressedMessages }: ESLint.LintResult, root: string): LintExemption[] {
  const exemptions = new Map<string, LintExemption>();
  for (const message of suppressedMessages) {
    const rule = message.ruleId ?? 'eslint';
    const reason = message.suppressions
      .map(({ justification }) => justification)
      .filter(Boolean)
      .join('; ');
    const known = exemptions.get(`${rule} ${reason}`);
    exemptions.set(`${rule} ${reason}`, {
      place: known?.place ?? placeOf(filePath, message, root),
      problems: (known?.problems ?? 0) + 1,
      rule,
      reason,
    });
  }
  return [...exemptions.values()];
}

function withoutReason({ place, rule }: LintExemption): LintProblem {
  return { place, rule, message: 'the exemption gives no reason; add "-- why" to the directive' };
}

function placeOf(filePath: string, { line, column }: Linter.LintMessage, root: string): string {
  return `${relative(root, filePath)}:${String(line)}:${String(column)}`;
}
