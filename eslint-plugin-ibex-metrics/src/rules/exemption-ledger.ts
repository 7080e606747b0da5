import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.js';
import { type Exemption, exemptionsIn } from '../exemptions/exemption.js';
import { exemptionFault, exemptionMessages, rulesOf } from '../exemptions/exemption-fault.js';
import { parseJustification } from '../exemptions/justification.js';
import { isAboutMetrics } from '../model/relevant-text.js';

export type Options = [{ requireEndDate: boolean }];

export type MessageIds = keyof typeof exemptionMessages | 'noEndDate';

export default createRule<Options, MessageIds>({
  name: 'exemption-ledger',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a reason for every exemption from a rule on metrics, and hold it to its end date',
      recommended: true,
    },
    schema: [
      {
        type: 'object',
        description: 'What an exemption must say besides its reason.',
        properties: {
          requireEndDate: {
            type: 'boolean',
            description: 'Whether every exemption must say until when it is needed.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ requireEndDate: false }],
    messages: {
      ...exemptionMessages,
      noEndDate:
        'This exemption from {{rules}} has no end date, so it stays until someone happens upon it. Say until when it is needed: `-- until YYYY-MM-DD: why`.',
    },
  },
  isRelevant: ({ text }) => text.includes('eslint'),
  create(context, [{ requireEndDate }], { settings }) {
    const namespace = context.id.slice(0, context.id.lastIndexOf('/'));
    const exemptions = exemptionsIn(context.sourceCode, namespace).filter(
      // A directive for every rule is in the way of ours only where they could find something.
      ({ rules }) => rules.length > 0 || isAboutMetrics(context.sourceCode.text, settings),
    );
    if (exemptions.length === 0) return {};
    return {
      Program() {
        for (const exemption of exemptions) {
          const fault =
            exemptionFault(exemption, namespace) ??
            (requireEndDate && !hasEndDate(exemption)
              ? { messageId: 'noEndDate' as const, data: { rules: rulesOf(exemption) } }
              : undefined);
          if (fault) context.report({ loc: beforeTheLineOf(exemption), ...fault });
        }
      },
    };
  },
});

function hasEndDate({ justification }: Exemption): boolean {
  return parseJustification(justification).until !== undefined;
}

/**
 * A place that no directive of the same line or the line before covers, so that an exemption cannot hide what is
 * wrong with it: in front of the first column, where ESLint's own directives begin.
 */
function beforeTheLineOf({ loc: { start, end } }: Exemption): TSESTree.SourceLocation {
  return { start: { line: start.line, column: -1 }, end };
}
