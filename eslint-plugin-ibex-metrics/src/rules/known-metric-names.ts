import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import { definedNames } from '../model/defined-names.js';
import type { WrittenText } from '../model/name-in-text.js';
import { namesSomethingElse } from '../model/names-of-others.js';
import { mentionsCatalog } from '../model/relevant-text.js';
import { seriesOf } from '../model/series-names.js';
import { type UnknownName, unknownNames } from '../model/unknown-name.js';
import { mayUsePromClient } from '../settings/metrics-package.js';

export type Options = [{ additionalNames: string[]; everyName: boolean }];

export type MessageIds = 'misspelt' | 'unknown' | 'useName';

export default createRule<Options, MessageIds>({
  name: 'known-metric-names',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require metric names in strings to be names of the catalog',
      recommended: true,
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        description: 'What counts as a name, and which names are known besides those of the catalog.',
        properties: {
          additionalNames: {
            type: 'array',
            description: 'Names that are known besides those of the catalog; `*` stands for any characters.',
            items: { type: 'string', description: 'A name, or a pattern of names.', minLength: 1 },
            uniqueItems: true,
          },
          everyName: {
            type: 'boolean',
            description:
              'Whether every word that begins with the prefix and a service of the catalog counts as the name of a metric.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ additionalNames: [], everyName: false }],
    messages: {
      misspelt:
        'No metric of the catalog is named `{{name}}`, so what asks for it finds nothing, and nothing tells of that. `{{meant}}` is one.',
      unknown:
        'No metric of the catalog is named `{{name}}`, so what asks for it finds nothing, and nothing tells of that. Write the name of one, or declare the metric in the catalog.',
      useName: 'Write `{{meant}}`.',
    },
  },
  isRelevant: ({ text }, settings) => mentionsCatalog(text, settings),
  create(context, [{ additionalNames, everyName }], { model, settings }) {
    // There the names are made.
    if (mayUsePromClient(context, settings)) return {};
    const { sourceCode } = context;
    const found: UnknownName[] = [];
    const look = (node: WrittenText) => {
      found.push(...unknownNames(node, { everyName }, sourceCode, settings));
    };
    return {
      Literal(node) {
        if (isString(node) && !namesSomethingElse(node, sourceCode)) look(node);
      },
      // A formatter takes the quotes off where they can go.
      Property({ parent, computed, shorthand, key }) {
        const isName = parent.type === AST_NODE_TYPES.ObjectExpression && !computed && !shorthand;
        if (isName && key.type === AST_NODE_TYPES.Identifier) look(key);
      },
      TemplateElement: look,
      'Program:exit'() {
        if (found.length === 0) return;
        const own = [...definedNames(sourceCode, model)].flatMap((name) => [
          name,
          ...seriesOf(name, undefined),
        ]);
        const isKnown = matcherOf([...own, ...additionalNames]);
        for (const { name, range, meant } of found) {
          if (isKnown(name)) continue;
          const [start, end] = range;
          const loc = { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
          if (meant === undefined) context.report({ loc, messageId: 'unknown', data: { name } });
          else {
            context.report({
              loc,
              messageId: 'misspelt',
              data: { name, meant },
              suggest: [
                {
                  messageId: 'useName',
                  data: { meant },
                  fix: (fixer) => fixer.replaceTextRange([start, end], meant),
                },
              ],
            });
          }
        }
      },
    };
  },
});

function isString(node: TSESTree.Literal): node is TSESTree.StringLiteral {
  return typeof node.value === 'string';
}

function matcherOf(patterns: readonly string[]): (name: string) => boolean {
  const expressions = patterns.map((pattern) =>
    pattern.replaceAll(/[^\w*]/g, String.raw`\$&`).replaceAll('*', String.raw`\w*`),
  );
  const known = new RegExp(`^(?:${expressions.join('|')})$`);
  return (name) => known.test(name);
}
