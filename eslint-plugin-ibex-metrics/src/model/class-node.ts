import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** A class, declared or in an expression. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Whether a node is a class, declared or in an expression. */
export function isClass(node: TSESTree.Node): node is ClassNode {
  return node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ClassExpression;
}
