import { checkForbiddenLabel } from '@ibex/catalog';
import type { LabelValueShape } from '@ibex/catalog/label-value-shape';
import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import { identifyingValues } from '../model/identifying-value.js';
import type { MetricLabel } from '../model/metric-label.js';
import type { LabellingNode } from '../model/metric-labels.js';
import { removableLabel } from '../model/removable-label.js';
import { routeLabels } from '../model/route-label.js';

export type Options = [{ additionalForbiddenLabels: string[] }];

export type MessageIds = 'forbiddenLabel' | 'identifyingValue' | 'removeLabel';

export default createRule<Options, MessageIds>({
  name: 'no-high-cardinality-labels',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow labels that make a series per user, organisation, agent or session',
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
      identifyingValue:
        'The {{label}} gets "{{text}}", {{shape}}: there is no end of those, and each makes a series of its own. Give it one of few values, and put this one into logs, traces or an exemplar.',
      removeLabel: 'Remove the label "{{label}}".',
    },
  },
  create(context, [{ additionalForbiddenLabels }], { model, settings }) {
    const forbidden = [...settings.forbiddenLabels, ...additionalForbiddenLabels];
    const labelsOfRoutes = routeLabels();
    const reported = new Set<TSESTree.Node>();
    const check = (node: LabellingNode) => {
      for (const label of model.labelsOf(node)) {
        checkValue(label);
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
    const checkValue = (label: MetricLabel) => {
      // What a route may not hold is up to the rule for routes.
      if (label.name !== undefined && labelsOfRoutes.has(label.name)) return;
      const file = { sourceCode: context.sourceCode, types: model.types };
      for (const { node, text, shape } of identifyingValues(label, file, settings)) {
        if (reported.has(node)) continue;
        reported.add(node);
        const data = { label: nameOf(label), text, shape: SHAPES[shape] };
        context.report({ node, messageId: 'identifyingValue', data });
      }
    };
    return { CallExpression: check, NewExpression: check, ObjectExpression: check };
  },
});

function nameOf({ name, position }: MetricLabel): string {
  return name === undefined ? `label value no. ${String(position)}` : `label "${name}"`;
}

const SHAPES: Readonly<Record<LabelValueShape, string>> = {
  uuid: 'a UUID',
  url: 'a URL',
  'path-with-identifier': 'a path with an identifier in it',
  email: 'an e-mail address',
  'ip-address': 'an IP address',
  timestamp: 'a timestamp',
  'long-hexadecimal': 'a long hexadecimal number',
  'high-entropy': 'a text of random characters',
};
