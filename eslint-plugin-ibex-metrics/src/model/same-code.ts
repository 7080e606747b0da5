import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { unwrapped } from './syntactic-position.js';

/**
 * Whether two expressions are written alike and only go by names, so that they are taken to have one value: `req.path`
 * here and there.
 */
export function isSameCode(
  one: TSESTree.Node,
  other: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  const node = unwrapped(other);
  const isNameLike = node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression;
  return isNameLike && sourceCode.getText(unwrapped(one)) === sourceCode.getText(node);
}
