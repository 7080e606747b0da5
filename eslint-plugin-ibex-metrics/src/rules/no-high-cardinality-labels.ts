import { checkForbiddenLabel } from '@ibex/catalog';
import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import type { LabellingNode } from '../model/metric-labels.js';
import { removableLabel } from '../model/removable-label.js';

export type Options = [{ additionalForbiddenLabels: string[] }];

export type MessageIds = 'forbiddenLabel' | 'removeLabel';

export default createRule<Options, MessageIds>({
  name: 'no-high-cardinality-labels',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow label names that make a series per user, organisation, agent or session',
      recommended: true,
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'What to forbid besides the policy of the catalog.',
        properties: {
          additionalForbiddenLabels: {
            type: 'array',
            description:
              'Label names to forbid besides those of the catalog, such as `email`; every spelling of each is meant.',
            items: { type: 'string', description: 'A label name, in any spelling.', minLength: 1 },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ additionalForbiddenLabels: [] }],
    messages: {
      forbiddenLabel: 'The {{problem}}; {{fix}}.',
      removeLabel: 'Remove the label "{{label}}".',
    },
  },
  create(context, [{ additionalForbiddenLabels }], { model, settings }) {
    const forbidden = [...settings.forbiddenLabels, ...additionalForbiddenLabels];
    const reported = new Set<TSESTree.Node>();
    const check = (node: LabellingNode) => {
      for (const label of model.labelsOf(node)) {
        // A positional value has no name to remove; it is reported where the name is declared.
        if (label.name === undefined || label.by === 'position' || reported.has(label.node)) continue;
        const found = checkForbiddenLabel(label.name, forbidden);
        if (!found) continue;
        reported.add(label.node);
        const removable = removableLabel(label.node, node, context.sourceCode);
        context.report({
          node: label.node,
          messageId: 'forbiddenLabel',
          data: { problem: found.message, fix: found.fix },
          suggest: removable
            ? [
                {
                  messageId: 'removeLabel',
                  data: { label: label.name },
                  fix: (fixer) => fixer.removeRange(removable),
                },
              ]
            : [],
        });
      }
    };
    return { CallExpression: check, NewExpression: check, ObjectExpression: check };
  },
});
