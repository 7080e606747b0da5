import type { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

import { configuredExemptions, usedExemptions } from './lint-exemption.js';

const OURS = 'ibex-metrics/no-url-route-label';

describe('usedExemptions', () => {
  it('counts what one reason lets pass of one rule, and tells where first', () => {
    const result = resultOf(
      [OURS, 3, [directive('why')]],
      [OURS, 5, [directive('why')]],
      [OURS, 7, [directive('because')]],
      ['no-console', 9, [directive('why')]],
    );
    expect(usedExemptions(result, '/repo')).toEqual([
      {
        place: { file: 'src/a.ts', line: 3, column: 1 },
        kind: 'directive',
        problems: 2,
        rule: OURS,
        reason: 'why',
      },
      {
        place: { file: 'src/a.ts', line: 7, column: 1 },
        kind: 'directive',
        problems: 1,
        rule: OURS,
        reason: 'because',
      },
      {
        place: { file: 'src/a.ts', line: 9, column: 1 },
        kind: 'directive',
        problems: 1,
        rule: 'no-console',
        reason: 'why',
      },
    ]);
  });

  it('takes the end date out of the reason, for our rules', () => {
    const result = resultOf(
      [OURS, 3, [directive('until 2027-03-01: why')]],
      ['no-console', 4, [directive('until 2027-03-01: why')]],
    );
    expect(usedExemptions(result, '/repo')).toMatchObject([
      { reason: 'why', until: '2027-03-01' },
      { reason: 'until 2027-03-01: why' },
    ]);
  });

  it('says until when a problem passes that several directives let pass, and why', () => {
    const result = resultOf([
      OURS,
      3,
      [directive('until 2027-06-01: one'), directive('until 2027-03-01: other'), directive('')],
    ]);
    expect(usedExemptions(result, '/repo')).toMatchObject([{ reason: 'one; other', until: '2027-06-01' }]);
  });

  it('tells a bulk suppression from a directive without a reason', () => {
    const result = resultOf([OURS, 3, [{ kind: 'file', justification: '' }]], [OURS, 4, [directive('')]]);
    expect(usedExemptions(result, '/repo')).toMatchObject([
      { kind: 'bulk suppression', problems: 1 },
      { kind: 'directive', problems: 1 },
    ]);
  });
});

describe('configuredExemptions', () => {
  const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 9 } };

  it('has one for each rule that a comment turns off', () => {
    const comment = { directive: 'eslint', rules: [OURS, 'ibex-metrics/metric-naming'], loc };
    expect(
      configuredExemptions(
        { ...comment, justification: 'until 2027-03-01: why' },
        { file: 'src/a.ts', line: 1, column: 1 },
      ),
    ).toEqual(
      comment.rules.map((rule) => ({
        place: { file: 'src/a.ts', line: 1, column: 1 },
        kind: 'configuration comment',
        rule,
        reason: 'why',
        until: '2027-03-01',
      })),
    );
  });

  it('has none for a directive: that shows in what it hides', () => {
    const exemption = { directive: 'eslint-disable', rules: [OURS], justification: 'why', loc };
    expect(configuredExemptions(exemption, { file: 'src/a.ts', line: 1, column: 1 })).toEqual([]);
  });
});

type Suppression = ESLint.LintResult['suppressedMessages'][number]['suppressions'][number];

function directive(justification: string): Suppression {
  return { kind: 'directive', justification };
}

function resultOf(
  ...suppressed: [rule: string, line: number, suppressions: Suppression[]][]
): ESLint.LintResult {
  return {
    filePath: '/repo/src/a.ts',
    messages: [],
    suppressedMessages: suppressed.map(([ruleId, line, suppressions]) => ({
      ruleId,
      line,
      column: 1,
      severity: 2,
      message: 'no',
      suppressions,
    })),
    errorCount: 0,
    fatalErrorCount: 0,
    warningCount: 0,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    usedDeprecatedRules: [],
  };
}
