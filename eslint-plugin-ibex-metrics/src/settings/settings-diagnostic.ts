import type { TSESLint } from '@typescript-eslint/utils';

import type { MetricsSettings } from './metrics-settings.js';

/** The message of a malformed setting; every rule of the plugin can give it. */
export const settingsMessages = {
  invalidSettings: 'The ESLint setting `{{setting}}` {{problem}}, so its default is used. {{fix}}',
} as const;

/**
 * Makes the listener that tells of malformed settings, once per file: the first rule to see the file tells,
 * the others stay silent.
 *
 * @returns no listener where the settings are fine or another rule tells
 */
export function settingsDiagnostic(
  context: Readonly<TSESLint.RuleContext<keyof typeof settingsMessages, readonly unknown[]>>,
  { problems }: MetricsSettings,
): TSESLint.RuleListener {
  if (problems.length === 0) return {};
  const { sourceCode } = context;
  const teller = tellers.get(sourceCode) ?? context.id;
  tellers.set(sourceCode, teller);
  if (teller !== context.id) return {};
  return {
    Program() {
      for (const problem of problems) {
        context.report({ loc: START_OF_FILE, messageId: 'invalidSettings', data: { ...problem } });
      }
    },
  };
}

const START_OF_FILE = { line: 1, column: 0 };

/** The rule that tells, by file. A rule and not a mark, so that linting the same text again tells again. */
const tellers = new WeakMap<Readonly<TSESLint.SourceCode>, string>();
