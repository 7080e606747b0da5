import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { type AssembledText, assembledText } from './assembled-text.js';
import { possibleValues } from './possible-values.js';
import { isFixedPart } from './varying-value.js';

/** The name that a definition gives a metric. A name nothing is known of, such as an import, is none of these. */
export type MetricName =
  /** It is known, but for parts that stay what they are while the process runs, such as an imported prefix. */
  | { readonly kind: 'fixed'; readonly text: AssembledText; readonly node: TSESTree.Node }
  /** It is put together from something that may be different each time. */
  | { readonly kind: 'varying'; readonly part: TSESTree.Node; readonly node: TSESTree.Node };

/**
 * Reads the names that an expression may give a metric.
 *
 * @param expression - the value of `name`
 */
export function metricNames(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly MetricName[] {
  return possibleValues(expression, sourceCode).flatMap((node): readonly MetricName[] => {
    const text = assembledText(node, sourceCode);
    if (!text) return varyingInput(node, sourceCode);
    // Of a name with nothing constant in it, as of one that is passed on, nothing is known.
    if (!text.some((piece) => typeof piece === 'string')) return [];
    const part = varyingPart(text, sourceCode);
    return [part ? { kind: 'varying', part, node } : { kind: 'fixed', text, node }];
  });
}

/** `sanitize(`queue_${queue.id}`)`: whatever the function makes of it, it makes another for each. */
function varyingInput(node: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): readonly MetricName[] {
  if (node.type !== AST_NODE_TYPES.CallExpression) return [];
  const receiver = node.callee.type === AST_NODE_TYPES.MemberExpression ? [node.callee.object] : [];
  return [...receiver, ...node.arguments].flatMap((input): MetricName[] => {
    const text = assembledText(input, sourceCode);
    const part = text?.some((piece) => typeof piece === 'string') ? varyingPart(text, sourceCode) : undefined;
    return part ? [{ kind: 'varying', part, node }] : [];
  });
}

function varyingPart(
  text: AssembledText,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  return text.find(
    (piece): piece is TSESTree.Node => typeof piece !== 'string' && !isFixedPart(piece, sourceCode),
  );
}

/** Whether a name is certainly one: a text, or an expression that puts one together. */
export function isText(expression: TSESTree.Node, sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  return possibleValues(expression, sourceCode).some(
    (value) =>
      (value.type === AST_NODE_TYPES.Literal && typeof value.value === 'string') ||
      assembledText(value, sourceCode) !== undefined,
  );
}
