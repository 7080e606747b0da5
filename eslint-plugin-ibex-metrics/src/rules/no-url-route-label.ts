import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import { placeOf } from '../model/reporting-place.js';
import { routeLabels } from '../model/route-label.js';
import { type RouteSuggestion, routeSuggestion } from '../model/route-suggestion.js';
import { routeValueFlaw } from '../model/route-value.js';
import { sourceExcerpt } from '../model/source-excerpt.js';

export type Options = [{ additionalRouteLabels: string[] }];

export type MessageIds = 'assembledPath' | 'flawedTemplate' | 'requestedUrl' | 'useTemplate';

export default createRule<Options, MessageIds>({
  name: 'no-url-route-label',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow URLs and paths as requested as the value of a route label',
      recommended: true,
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'Which labels hold a route.',
        properties: {
          additionalRouteLabels: {
            type: 'array',
            description:
              'Names of labels that hold a route, besides `route`, `path`, `url`, `endpoint`, `handler` and their like.',
            items: { type: 'string', description: 'A label name, in any spelling.', minLength: 1 },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ additionalRouteLabels: [] }],
    messages: {
      assembledPath:
        'The {{label}} gets {{source}}, a text put together at run time: every different part makes a series of its own. {{fix}}',
      flawedTemplate:
        'The {{label}} gets "{{text}}", which is no route template but has a {{flaw}} in it (`{{part}}`): each of them makes a series of its own. Write a parameter in its place, such as `/users/:id`.',
      requestedUrl:
        'The {{label}} gets {{source}}, what the client asked for: every different URL, and so every user, makes a series of its own. {{fix}}',
      useTemplate: 'Use `{{replacement}}`.',
    },
  },
  create(context, [{ additionalRouteLabels }], { model }) {
    const { sourceCode } = context;
    const labelsOfRoutes = routeLabels(additionalRouteLabels);
    const reported = new Set<TSESTree.Node>();
    const check = (node: TSESTree.CallExpression) => {
      for (const { name, position, value } of model.labelsOf(node)) {
        if (!value || (name !== undefined && !labelsOfRoutes.has(name))) continue;
        const flaw = routeValueFlaw(value, sourceCode);
        // Of a label without a name only this is sure: no label should be what the client asked for.
        if (!flaw || (name === undefined && flaw.kind !== 'requested')) continue;
        const at = placeOf(value, flaw.node);
        if (reported.has(at)) continue;
        reported.add(at);
        const label = name === undefined ? `label value no. ${String(position)}` : `label "${name}"`;
        if (flaw.kind === 'literal') {
          const { text, flaw: what, part } = flaw;
          context.report({ node: at, messageId: 'flawedTemplate', data: { label, text, flaw: what, part } });
        } else {
          const messageId = flaw.kind === 'requested' ? 'requestedUrl' : 'assembledPath';
          const source = sourceExcerpt(flaw.node, sourceCode);
          const suggestion =
            flaw.kind === 'requested' && at === flaw.node
              ? routeSuggestion(at, value, sourceCode)
              : undefined;
          context.report({
            node: at,
            messageId,
            data: { label, source, fix: USE_A_TEMPLATE },
            suggest: suggestion ? [replacing(suggestion)] : [],
          });
        }
      }
    };
    return { CallExpression: check };
  },
});

function replacing({ node, replacement }: RouteSuggestion): TSESLint.SuggestionReportDescriptor<MessageIds> {
  return {
    messageId: 'useTemplate',
    data: { replacement },
    fix: (fixer) => fixer.replaceText(node, replacement),
  };
}

const USE_A_TEMPLATE =
  'Use the template that the router matched (`req.route.path`, `request.routeOptions.url`, `c.req.routePath`) and a constant such as "unmatched" where none did.';
