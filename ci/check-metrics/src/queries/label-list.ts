import type { PromqlNode } from './promql/promql-node.js';
import type { QueryContext } from './query-context.js';
import { type Part, stringOf, textOf } from './query-text.js';

/** The labels of a list, and where they stand; `undefined` where Grafana fills some of them in. */
export function labelsOf(
  grouping: PromqlNode | undefined,
  context: QueryContext,
): readonly Part[] | undefined {
  if (!grouping || context.filled.isUnknown(grouping.from, grouping.to)) return undefined;
  return grouping.children.map((label) => ({
    text: label.name === 'LabelName' ? textOf(label, context) : (stringOf(label, context) ?? ''),
    from: label.from,
    to: label.to,
  }));
}
