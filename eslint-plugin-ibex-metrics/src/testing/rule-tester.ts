import { RuleTester, type RunTests } from '@typescript-eslint/rule-tester';
import type { ESLintUtils } from '@typescript-eslint/utils';
import { afterAll, describe, it } from 'vitest';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.describeSkip = describe.skip;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;

const ruleTester = new RuleTester();

/**
 * Runs cases of a rule in vitest, with the parser of typescript-eslint.
 *
 * @param title - the rule's name and what the cases are about
 */
export function testRule<MessageIds extends string, Options extends readonly unknown[]>(
  title: string,
  rule: ESLintUtils.RuleModule<MessageIds, Options>,
  tests: RunTests<MessageIds, Options>,
): void {
  type TestedRule = Parameters<typeof ruleTester.run<MessageIds, Options>>[1];
  // The tester may be of another release than our utilities; its types are then others, though the same.
  ruleTester.run(title, rule as unknown as TestedRule, tests);
}
