import type { Finding } from './finding.js';

/** What a rule should have found, and what it has. */
export interface Score {
  readonly rule: string;
  /** In how many cases something is expected of it. */
  readonly cases: number;
  readonly expected: number;
  readonly found: number;
  readonly missed: readonly Finding[];
  /** Found where nothing is expected. */
  readonly wrong: readonly Finding[];
}

/**
 * Compares what is expected with what was found, rule by rule.
 *
 * @param caseNames - by file
 * @returns the score of every rule of `rules`, and of every other one that is expected or found
 */
export function scoresOf(
  rules: readonly string[],
  expected: readonly Finding[],
  actual: readonly Finding[],
  caseNames: ReadonlyMap<string, string>,
): Score[] {
  const names = new Set([...rules, ...[...expected, ...actual].map(({ rule }) => rule)]);
  return [...names].map((rule) => {
    const expectedOfRule = expected.filter((finding) => finding.rule === rule);
    const actualOfRule = actual.filter((finding) => finding.rule === rule);
    const missed = without(expectedOfRule, actualOfRule);
    return {
      rule,
      cases: new Set(expectedOfRule.map(({ file }) => caseNames.get(file))).size,
      expected: expectedOfRule.length,
      found: expectedOfRule.length - missed.length,
      missed,
      wrong: without(actualOfRule, expectedOfRule),
    };
  });
}

/** The share of what is expected that was found. */
export function recall({ expected, found }: Score): number {
  return expected === 0 ? 1 : found / expected;
}

/** The share of what was found that is expected. */
export function precision({ found, wrong }: Score): number {
  return found + wrong.length === 0 ? 1 : found / (found + wrong.length);
}

/** One for one: of two findings in a line, one of `others` takes away one. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    left.set(keyOf(finding), count - 1);
    return count <= 0;
  });
}

function keyOf({ file, line }: Finding): string {
  return `${file}:${String(line)}`;
}
