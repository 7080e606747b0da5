import { createRule } from '../create-rule.js';
import { GLOBAL_REGISTRY } from '../model/prom-client-value.js';
import type { PromClientUse } from '../model/prom-client-usage.js';
import { isInMetricsPackage } from '../settings/metrics-package.js';

export type Options = [];

export type MessageIds =
  | 'construction'
  | 'defaultMetrics'
  | 'escape'
  | 'globalRegistry'
  | 'reExport'
  | 'registryFunction'
  | 'subclass';

export default createRule<Options, MessageIds>({
  name: 'no-direct-registration',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow using prom-client outside of the metrics package',
      recommended: true,
    },
    schema: [],
    defaultOptions: [],
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
    },
  },
  create(context, _options, { model, settings }) {
    const { sourceCode } = context;
    if (isInMetricsPackage(context.filename, settings.metricsPackage, context.cwd)) return {};
    const metricsPackage =
      settings.metricsPackage === undefined ? 'the metrics package' : `\`${settings.metricsPackage}\``;
    return {
      Program() {
        for (const use of model.promClient.uses) {
          context.report({
            node: use.node,
            messageId: messageOf(use),
            data: { name: nameOf(use) ?? sourceCode.getText(use.node), metricsPackage },
          });
        }
      },
    };
  },
});

function messageOf(use: PromClientUse): MessageIds {
  const name = nameOf(use);
  if (use.kind === 're-export') return 'reExport';
  if (name === GLOBAL_REGISTRY) return 'globalRegistry';
  if (use.kind === 'construct') return 'construction';
  if (use.kind === 'extend') return 'subclass';
  if (use.kind === 'call' && name === 'collectDefaultMetrics') return 'defaultMetrics';
  if (use.kind === 'call' && name?.includes('.')) return 'registryFunction';
  return 'escape';
}

function nameOf({ value }: PromClientUse): string | undefined {
  return value.kind === 'export' ? value.name : 'prom-client';
}
