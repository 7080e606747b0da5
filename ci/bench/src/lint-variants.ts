import { fileURLToPath } from 'node:url';

/** A way to lint the codebase: one ESLint configuration. */
export interface LintVariant {
  readonly name: string;
  /** The path of the configuration. */
  readonly config: string;
}

export const NO_RULE = variant('no rule', 'no-rule');
export const EMPTY_RULE = variant('an empty rule', 'empty-rule');
export const OUR_RULES = variant('our rules', 'our-rules');
export const CORE_BANS = variant('core bans', 'core-bans');
export const NO_RULE_TYPED = variant('no rule, typed', 'no-rule-typed');
export const OUR_RULES_TYPED = variant('our rules, typed', 'our-rules-typed');

function variant(name: string, config: string): LintVariant {
  return {
    name,
    config: fileURLToPath(new URL(`lint-configs/${config}.config.js`, import.meta.url)),
  };
}
