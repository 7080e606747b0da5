import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import { type BucketFinding, bucketFindings, shownBounds } from '../model/bucket-findings.js';
import type { DefiningNode } from '../model/metric-definition.js';

export type Options = [];

export type MessageIds = 'clientDefaults' | 'noStandard' | 'otherBuckets' | 'useSet';

export default createRule<Options, MessageIds>({
  name: 'standard-buckets',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require the buckets of a histogram to be a set that the catalog declares',
      recommended: true,
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      clientDefaults:
        'This histogram states no buckets, so it gets those of prom-client ({{bounds}}), which are not a declared set. Histograms can be added up and compared only where their buckets are alike: use {{sets}}, or declare the set in `bucketSets` of the catalog.',
      noStandard:
        'This histogram states no buckets, and the standard ones are for seconds. Histograms can be added up and compared only where their buckets are alike: declare a set for what it observes in `bucketSets` of the catalog, and name the bounds of that set in `buckets`.',
      otherBuckets:
        'The buckets {{bounds}} are not a declared set. Histograms can be added up and compared only where their buckets are alike: use {{sets}}, or declare the set in `bucketSets` of the catalog.',
      useSet: 'Use the set "{{name}}" ({{bounds}}).',
    },
  },
  create(context, _options, { model, settings: { bucketSets } }) {
    const reported = new Set<TSESTree.Node>();
    const sets = Object.entries(bucketSets)
      .map(([name, bounds]) => `${name} (${shownBounds(bounds)})`)
      .join(' or ');
    const check = (node: DefiningNode) => {
      const definition = model.definitionOf(node);
      if (!definition) return;
      for (const finding of bucketFindings(definition, bucketSets, context.sourceCode)) {
        if (reported.has(finding.node)) continue;
        reported.add(finding.node);
        context.report({
          node: finding.node,
          messageId: MESSAGES[finding.kind],
          data: { bounds: shownBounds(finding.bounds), sets },
          suggest: replacements(finding, bucketSets),
        });
      }
    };
    return { CallExpression: check, NewExpression: check, ObjectExpression: check };
  },
});

const MESSAGES = {
  'client-defaults': 'clientDefaults',
  'no-standard': 'noStandard',
  other: 'otherBuckets',
} as const satisfies Record<BucketFinding['kind'], MessageIds>;

/** The declared sets in the place of an array that is written out there. */
function replacements(
  { node }: BucketFinding,
  bucketSets: Readonly<Record<string, readonly number[]>>,
): TSESLint.SuggestionReportDescriptor<MessageIds>[] {
  if (node.type !== AST_NODE_TYPES.ArrayExpression) return [];
  return Object.entries(bucketSets).map(([name, bounds]) => ({
    messageId: 'useSet',
    data: { name, bounds: shownBounds(bounds) },
    fix: (fixer) => fixer.replaceText(node, `[${bounds.join(', ')}]`),
  }));
}
