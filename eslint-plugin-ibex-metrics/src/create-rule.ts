import { ESLintUtils, type TSESLint } from '@typescript-eslint/utils';

import { metricsModel, type MetricsModel } from './model/metrics-model.js';
import { mentionsMetrics } from './model/relevant-text.js';
import type { MetricsSettings } from './settings/metrics-settings.js';
import { metricsSettings } from './settings/read-settings.js';
import { settingsDiagnostic, settingsMessages } from './settings/settings-diagnostic.js';

/** What the documentation of every rule tells besides its description. */
export interface RuleDocs {
  /** Whether the rule is in `configs.recommended`. */
  readonly recommended: boolean;
}

/** A rule as its file states it. */
export interface RuleDefinition<Options extends readonly unknown[], MessageIds extends string> {
  readonly name: string;
  readonly meta: ESLintUtils.NamedCreateRuleMeta<MessageIds, RuleDocs, Options>;
  /**
   * Whether a file may concern the rule, by a look at its text; absent: by {@link mentionsMetrics}. For a file that
   * does not, nothing is worked out; the options are as they were configured, without the defaults.
   */
  readonly isRelevant?: (
    sourceCode: Readonly<TSESLint.SourceCode>,
    settings: MetricsSettings,
    options: Partial<Readonly<Options>>,
  ) => boolean;
  /**
   * @param context - ESLint's
   * @param options - complete, the defaults filled in
   * @param file - what the plugin knows of the file
   */
  readonly create: (
    context: Readonly<TSESLint.RuleContext<MessageIds, Options>>,
    options: Readonly<Options>,
    file: { readonly model: MetricsModel; readonly settings: MetricsSettings },
  ) => TSESLint.RuleListener;
}

/**
 * Makes a rule: gives it the URL of its page, the shared model of the file and checked settings, and has
 * malformed settings told once.
 */
export function createRule<Options extends readonly unknown[], MessageIds extends string>({
  name,
  meta,
  isRelevant = (sourceCode, settings) => mentionsMetrics(sourceCode, settings),
  create,
}: RuleDefinition<Options, MessageIds>) {
  const rule = createDocumentedRule<Options, MessageIds | keyof typeof settingsMessages>({
    name,
    meta: { ...meta, languages: ['js/js'], messages: { ...settingsMessages, ...meta.messages } },
    create(context, options) {
      const settings = metricsSettings(context.settings);
      return create(context, options, { model: metricsModel(context.sourceCode, settings), settings });
    },
  });
  return {
    ...rule,
    // Most files are of no concern, and even the defaults of the options cost something to fill in.
    create(context: Parameters<typeof rule.create>[0]): TSESLint.RuleListener {
      const settings = metricsSettings(context.settings);
      const diagnostic = settingsDiagnostic(context, settings);
      return isRelevant(context.sourceCode, settings, context.options)
        ? mergeListeners(diagnostic, rule.create(context))
        : diagnostic;
    },
  };
}

/**
 * The page of a rule.
 *
 * @param ruleName - without the plugin's namespace
 */
export function docsUrl(ruleName: string): string {
  return `https://github.com/ibex-harness/ibex-metrics/blob/main/eslint-plugin-ibex-metrics/docs/rules/${ruleName}.md`;
}

const createDocumentedRule = ESLintUtils.RuleCreator<RuleDocs>(docsUrl);

function mergeListeners(first: TSESLint.RuleListener, second: TSESLint.RuleListener): TSESLint.RuleListener {
  if (!first.Program) return second;
  return {
    ...second,
    Program(node) {
      first.Program?.(node);
      second.Program?.(node);
    },
  };
}
