import path from 'node:path';

import { RuleTester as TypescriptRuleTester, type RunTests } from '@typescript-eslint/rule-tester';
import type { ESLintUtils } from '@typescript-eslint/utils';
import { afterAll, describe, it } from 'vitest';

TypescriptRuleTester.afterAll = afterAll;
TypescriptRuleTester.describe = describe;
TypescriptRuleTester.describeSkip = describe.skip;
TypescriptRuleTester.it = it;
TypescriptRuleTester.itOnly = it.only;
TypescriptRuleTester.itSkip = it.skip;

/**
 * Runs cases of a rule in vitest, with the parser of typescript-eslint. A class of this name, and made in each test
 * file, so that eslint-plugin-eslint-plugin sees the cases.
 */
export class RuleTester {
  readonly #tester: TypescriptRuleTester;

  /**
   * @param options - `typed`: with type information; each case is the one file of a project in which the packages that
   * are installed here have their types
   */
  constructor({ typed = false } = {}) {
    this.#tester = typed ? new TypescriptRuleTester(TYPED) : new TypescriptRuleTester();
  }

  /** @param title - the rule's name and what the cases are about */
  run<MessageIds extends string, Options extends readonly unknown[]>(
    title: string,
    rule: ESLintUtils.RuleModule<MessageIds, Options>,
    tests: RunTests<MessageIds, Options>,
  ): void {
    type TestedRule = Parameters<typeof TypescriptRuleTester.prototype.run<MessageIds, Options>>[1];
    // The tester may be of another release than our utilities; its types are then others, though the same.
    this.#tester.run(title, rule as unknown as TestedRule, tests);
  }
}

const TYPED = {
  languageOptions: {
    parserOptions: {
      projectService: true,
      tsconfigRootDir: path.join(import.meta.dirname, 'typed-project'),
    },
  },
};
