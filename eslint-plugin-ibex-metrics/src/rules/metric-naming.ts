import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { AST_NODE_TYPES } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import type { DefiningNode } from '../model/metric-definition.js';
import { type NamingFinding, namingFindings } from '../model/naming-findings.js';
import { sourceExcerpt } from '../model/source-excerpt.js';

export type Options = [];

export type MessageIds = 'flaw' | 'rename' | 'varyingName';

export default createRule<Options, MessageIds>({
  name: 'metric-naming',
  meta: {
    type: 'problem',
    docs: {
      description: "Require metric names and help texts that follow promlint and the catalog's convention",
      recommended: true,
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      flaw: 'The metric{{name}}: {{problem}} ({{code}}). Whoever queries it has nothing but names and help texts to go by; {{fix}}.',
      rename: 'Name it `{{name}}`.',
      varyingName:
        'The name {{source}} is put together from `{{part}}`: each different value makes a metric of its own, with all its series, and no query, dashboard or alert knows it. Give the metric one constant name, and put what differs into a label with few values.',
    },
  },
  create(context, _options, { model, settings }) {
    const { sourceCode } = context;
    const reported = new Set<string>();
    const report = (finding: NamingFinding) => {
      const { node } = finding;
      if (finding.kind === 'varying-name') {
        const part = sourceExcerpt(finding.part, sourceCode);
        const data = { source: sourceExcerpt(node, sourceCode), part };
        context.report({ node, messageId: 'varyingName', data });
        return;
      }
      const { code, message: problem, fix } = finding.found;
      const name = finding.metric === undefined ? '' : ` "${finding.metric}"`;
      const suggest = renaming(node, fix);
      context.report({ node, messageId: 'flaw', data: { name, problem, code, fix }, suggest });
    };
    const check = (node: DefiningNode) => {
      const definition = model.definitionOf(node);
      if (!definition) return;
      for (const finding of namingFindings(definition, settings.naming, sourceCode)) {
        // Options that go by a name are seen by themselves, and wherever a metric is made with them.
        const what = finding.kind === 'flaw' ? finding.found.message : finding.kind;
        const key = `${finding.node.range.join('-')} ${what}`;
        if (reported.has(key)) continue;
        reported.add(key);
        report(finding);
      }
    };
    return { CallExpression: check, NewExpression: check, ObjectExpression: check };
  },
});

/** The fix of the policy, where it is another name for a name that is written out. */
function renaming(node: TSESTree.Node, fix: string): TSESLint.SuggestionReportDescriptor<MessageIds>[] {
  const name = /^name (?:it|the label) "([\w:]+)"(?:$|, or )/.exec(fix)?.[1];
  if (name === undefined || node.type !== AST_NODE_TYPES.Literal || typeof node.value !== 'string') return [];
  const quote = node.raw.charAt(0);
  return [
    {
      messageId: 'rename',
      data: { name },
      fix: (fixer) => fixer.replaceText(node, `${quote}${name}${quote}`),
    },
  ];
}
