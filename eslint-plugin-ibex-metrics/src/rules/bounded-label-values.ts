import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import { type DomainViolation, domainViolations } from '../model/domain-violation.js';
import { nearestMember } from '../model/nearest-member.js';
import { importedValue } from '../model/imported-value.js';
import { sourceExcerpt } from '../model/source-excerpt.js';
import { isMetricsModule } from '../settings/label-modules.js';

export type Options = [{ additionalLabelModules: string[] }];

export type MessageIds = 'foreignValue' | 'unboundedValue' | 'unprovenLabels' | 'unprovenValue' | 'useMember';

export default createRule<Options, MessageIds>({
  name: 'bounded-label-values',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require label values that the catalog declares',
      recommended: true,
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'Whose values are taken for those of the catalog.',
        properties: {
          additionalLabelModules: {
            type: 'array',
            description:
              'Modules besides the metrics package whose functions return label values of the catalog, as they are imported.',
            items: { type: 'string', description: 'A module specifier.', minLength: 1 },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ additionalLabelModules: [] }],
    messages: {
      foreignValue:
        'The label {{label}} of "{{metric}}" gets {{found}}, but the catalog declares {{domain}}: such a recording is folded into another series or dropped, and is missing where it is looked for. Use a value of the catalog, or add this one to it.',
      unboundedValue:
        'The label {{label}} of "{{metric}}" gets `{{source}}`, which can be any text: each different one makes a series of its own, or is folded away where the catalog is enforced. Map it to one of {{domain}} first.',
      unprovenLabels:
        'The labels of "{{metric}}" come from `{{source}}`, so {{label}} cannot be proven to be bounded: any value the catalog does not declare is folded away or makes a series of its own. Write the labels out here.',
      unprovenValue:
        'The label {{label}} of "{{metric}}" gets `{{source}}`, which cannot be proven to be one of {{domain}}: any other value is folded away or makes a series of its own. Map it to one of them here, or with a function of the metrics package.',
      useMember: 'Use "{{member}}".',
    },
  },
  create(context, [{ additionalLabelModules }], { model, settings }) {
    if (settings.metrics.size === 0) return {};
    const { sourceCode } = context;
    const labelModules = new Set([...LABEL_MODULES, ...additionalLabelModules]);
    const isTrusted = (expression: TSESTree.Node) => {
      const module = importedValue(expression, sourceCode)?.module;
      return module !== undefined && (labelModules.has(module) || isMetricsModule(module, context, settings));
    };
    const reported = new Set<TSESTree.Node>();
    return {
      CallExpression(call) {
        const labels = model.labelsOf(call);
        if (labels.length === 0) return;
        const known = { sourceCode, types: model.types, settings, isTrusted };
        for (const violation of domainViolations(labels, known)) {
          const { kind, node, metric, domain, outside } = violation;
          if (reported.has(node)) continue;
          reported.add(node);
          const source = sourceExcerpt(node, sourceCode);
          const label = listed(violation.labels);
          switch (kind) {
            case 'foreign': {
              const data = { label, metric, found: listed(outside), domain: listed(domain) };
              const suggest = replacements(violation, sourceCode);
              context.report({ node, messageId: 'foreignValue', data, suggest });
              break;
            }
            case 'unproven-labels':
              context.report({ node, messageId: 'unprovenLabels', data: { label, metric, source } });
              break;
            default: {
              const messageId = kind === 'unbounded' ? 'unboundedValue' : 'unprovenValue';
              context.report({ node, messageId, data: { label, metric, source, domain: listed(domain) } });
            }
          }
        }
      },
    };
  },
});

/** A near member of the domain in place of a text that is written there. */
function replacements(
  { node, outside: [text], domain }: DomainViolation,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.SuggestionReportDescriptor<MessageIds>[] {
  const isText =
    node.type === AST_NODE_TYPES.Literal ||
    (node.type === AST_NODE_TYPES.TemplateLiteral && node.expressions.length === 0);
  const member = isText && text !== undefined ? nearestMember(text, domain) : undefined;
  // A member may have anything in it; where its quoting is not plain, nothing is suggested.
  if (member === undefined || /[\\\n`'"$]/.test(member)) return [];
  const quote = /^['"`]/.exec(sourceCode.getText(node))?.[0] ?? "'";
  return [
    {
      messageId: 'useMember',
      data: { member },
      fix: (fixer) => fixer.replaceText(node, `${quote}${member}${quote}`),
    },
  ];
}

function listed(values: readonly string[]): string {
  const first = values.slice(0, MOST_LISTED).map((value) => `"${value}"`);
  const more = values.length - first.length;
  return more > 0 ? `${first.join(', ')} and ${String(more)} more` : first.join(', ');
}

const MOST_LISTED = 6;

/** It brings any value into its domain, wherever the metrics package is. */
const LABEL_MODULES = ['@ibex/catalog'];
