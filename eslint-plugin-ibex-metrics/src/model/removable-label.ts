import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { isTransparent } from './syntactic-position.js';

/**
 * The code to cut out so that a label is gone from the list or object it is written in, with its comma.
 *
 * @param label - where the label's name is written
 * @param labelling - the call, construction or options that it belongs to
 * @returns `undefined` where others may use the list or object too, where the label is not written in one, and
 *   where a comment would be lost
 */
export function removableLabel(
  label: TSESTree.Node,
  labelling: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Range | undefined {
  const entry = label.parent?.type === AST_NODE_TYPES.Property ? label.parent : label;
  const container = entry.parent;
  const isEntry =
    (container?.type === AST_NODE_TYPES.ObjectExpression && entry !== label) ||
    (container?.type === AST_NODE_TYPES.ArrayExpression && entry === label);
  if (!isEntry || !isWrittenFor(container, labelling)) return undefined;
  return rangeWithComma(entry, sourceCode);
}

/** Whether an object or array is written right where it is used, so that nobody else has it. */
function isWrittenFor(container: TSESTree.Node, labelling: TSESTree.Node): boolean {
  let node = container;
  while (node !== labelling) {
    const { parent } = node;
    switch (parent?.type) {
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.ObjectExpression:
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.SpreadElement:
        break;
      case AST_NODE_TYPES.CallExpression:
      case AST_NODE_TYPES.NewExpression:
        return parent === labelling;
      default:
        if (!parent || !isTransparent(parent)) return false;
    }
    node = parent;
  }
  return true;
}

function rangeWithComma(
  entry: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Range | undefined {
  if (sourceCode.getCommentsInside(entry).length > 0) return undefined;
  const before = sourceCode.getTokenBefore(entry, { includeComments: true });
  const after = sourceCode.getTokenAfter(entry, { includeComments: true });
  if (!before || !after || ASTUtils.isCommentToken(after)) return undefined;
  const hasComma = ASTUtils.isCommaToken(after);
  const next = hasComma ? sourceCode.getTokenAfter(after, { includeComments: true }) : after;
  if (!next) return undefined;
  if (isClosing(next)) {
    if (isOpening(before)) return [before.range[1], next.range[0]];
    // A comment before may need the end of its line, and must not lose it.
    const start = ASTUtils.isCommentToken(before) ? entry.range[0] : before.range[1];
    if (hasComma) return [start, after.range[1]];
    return [ASTUtils.isCommaToken(before) ? before.range[0] : start, entry.range[1]];
  }
  return [entry.range[0], next.range[0]];
}

function isOpening(token: TSESTree.Token): boolean {
  return ASTUtils.isOpeningBraceToken(token) || ASTUtils.isOpeningBracketToken(token);
}

function isClosing(token: TSESTree.Token): boolean {
  return ASTUtils.isClosingBraceToken(token) || ASTUtils.isClosingBracketToken(token);
}
