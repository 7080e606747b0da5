import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import { GLOBAL_REGISTRY, type PromClientValue } from '../model/prom-client-value.js';
import type { PromClientUse } from '../model/prom-client-usage.js';
import { recorderSuggestion } from '../model/recorder-suggestion.js';
import { mentionsMetrics } from '../model/relevant-text.js';
import type { UntracedUse } from '../model/untraced-use.js';
import { mayUsePromClient, metricsPackageInWords } from '../settings/metrics-package.js';

export type Options = [{ additionalModules: string[] }];

export type MessageIds =
  | 'construction'
  | 'defaultMetrics'
  | 'escape'
  | 'globalRegistry'
  | 'reExport'
  | 'registryFunction'
  | 'subclass'
  | 'useRecorder'
  | 'wrapper';

export default createRule<Options, MessageIds>({
  name: 'no-direct-registration',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow using prom-client outside of the metrics package',
      recommended: true,
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'What to disallow besides prom-client and the packages that are known to wrap it.',
        properties: {
          additionalModules: {
            type: 'array',
            description:
              'Names of more packages that re-export prom-client or register metrics themselves; `@scope/*` means all of a scope.',
            items: { type: 'string', description: 'The name of a package, or a scope.', minLength: 1 },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ additionalModules: [] }],
    messages: {
      construction:
        '`new {{name}}` goes around the catalog: nothing bounds the labels of what it makes, and one label with an id costs a series per user. Declare the metric in the catalog and record it through {{metricsPackage}}.',
      defaultMetrics:
        '`{{name}}` registers metrics the catalog does not know, so nothing checks their names and labels. Leave it to {{metricsPackage}}, which exposes the metrics of the process too.',
      escape:
        '`{{name}}` is handed on here, and whoever gets it can make metrics with a series per user unseen. Hand on recorders of {{metricsPackage}} instead.',
      globalRegistry:
        '`{{name}}` is the global registry of prom-client: what is in it is shared by all code of the process and known to no catalog. Use the registry behind {{metricsPackage}}.',
      reExport:
        'Re-exporting `{{name}}` lets any other file go around the catalog and make metrics with a series per user unseen. Export recorders of {{metricsPackage}} instead.',
      registryFunction:
        '`{{name}}` works on registries that the catalog does not know, so nothing bounds the series in them. Expose the metrics of {{metricsPackage}} instead.',
      subclass:
        'A class derived from `{{name}}` makes metrics that go around the catalog, and nothing bounds their series. Declare the metric in the catalog and record it through {{metricsPackage}}.',
      useRecorder: 'Use `{{recorder}}`, which the catalog has for this metric.',
      wrapper:
        '`{{name}}` works on prom-client on your behalf: it registers metrics that the catalog does not know, or hands out what makes them, and nothing bounds their series. Record the metrics of the catalog through {{metricsPackage}}.',
    },
  },
  isRelevant: (sourceCode, settings, [options]) =>
    mentionsMetrics(sourceCode, settings, options?.additionalModules),
  create(context, [{ additionalModules }], { model, settings }) {
    const { sourceCode } = context;
    if (mayUsePromClient(context, settings)) return {};
    const metricsPackage = metricsPackageInWords(settings);

    const report = (node: TSESTree.Node, messageId: MessageIds, name: string) => {
      const suggestion = recorderSuggestion(node, { settings, sourceCode });
      context.report({
        node,
        messageId,
        data: { name, metricsPackage },
        suggest: suggestion
          ? [
              {
                messageId: 'useRecorder',
                data: { recorder: suggestion.recorder },
                fix: (fixer) => fixer.replaceText(suggestion.construction, suggestion.recorder),
              },
            ]
          : [],
      });
    };
    const checkUntraced = (node: TSESTree.CallExpression | TSESTree.NewExpression) => {
      const use = model.untracedUse(node);
      if (use) report(use.node, MESSAGE_OF_UNTRACED_USE[use.kind], use.name);
    };
    return {
      Program() {
        for (const use of model.promClientWith(additionalModules).uses) {
          report(use.node, messageOf(use), nameOf(use.value) ?? sourceCode.getText(use.node));
        }
      },
      CallExpression: checkUntraced,
      NewExpression: checkUntraced,
    };
  },
});

const MESSAGE_OF_UNTRACED_USE: Readonly<Record<UntracedUse['kind'], MessageIds>> = {
  construct: 'construction',
  defaultMetrics: 'defaultMetrics',
  operation: 'registryFunction',
};

function messageOf({ kind, value }: PromClientUse): MessageIds {
  const name = nameOf(value);
  if (value.kind === 'wrapper') return 'wrapper';
  if (kind === 're-export') return 'reExport';
  if (name === GLOBAL_REGISTRY) return 'globalRegistry';
  if (kind === 'construct') return 'construction';
  if (kind === 'extend') return 'subclass';
  if (kind === 'call' && name === 'collectDefaultMetrics') return 'defaultMetrics';
  if (kind === 'call' && name?.includes('.')) return 'registryFunction';
  return 'escape';
}

function nameOf(value: PromClientValue): string | undefined {
  switch (value.kind) {
    case 'export':
      return value.name;
    case 'wrapper':
      return value.name ?? value.module.name;
    default:
      return 'prom-client';
  }
}
