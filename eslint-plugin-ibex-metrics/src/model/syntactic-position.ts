import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

/** A node that has the value of the one expression in it. */
export type TransparentNode =
  | TSESTree.ChainExpression
  | TSESTree.TSAsExpression
  | TSESTree.TSInstantiationExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSTypeAssertion;

/** Whether a node only wraps an expression: `x as T`, `x!`, `x?.y` as a whole. */
export function isTransparent(node: TSESTree.Node): node is TransparentNode {
  switch (node.type) {
    case AST_NODE_TYPES.ChainExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSInstantiationExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
      return true;
    default:
      return false;
  }
}

/** The expression within all that only wraps it. */
export function unwrapped(node: TSESTree.Node): TSESTree.Node {
  return isTransparent(node) ? unwrapped(node.expression) : node;
}

/** Whether a node is another, or a part of it. */
export function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Whether a name stands in a type, so that it is erased: `typeof Counter`, `client.Counter<string>`. */
export function isTypePosition({ parent }: TSESTree.Node): boolean {
  switch (parent?.type) {
    case AST_NODE_TYPES.TSClassImplements:
    case AST_NODE_TYPES.TSInterfaceHeritage:
    case AST_NODE_TYPES.TSTypePredicate:
    case AST_NODE_TYPES.TSTypeQuery:
    case AST_NODE_TYPES.TSTypeReference:
      return true;
    case AST_NODE_TYPES.ExportSpecifier:
      return parent.exportKind === 'type' || parent.parent.exportKind === 'type';
    default:
      return false;
  }
}

/** Whether a parent looks at the value of a node without passing it on, such as `typeof x` or `if (x)`. */
export function isDiscardedIn(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.ExpressionStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.SwitchCase:
    case AST_NODE_TYPES.SwitchStatement:
    case AST_NODE_TYPES.WhileStatement:
      return true;
    case AST_NODE_TYPES.ForInStatement:
      return parent.right === node;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator !== 'delete';
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node;
    case AST_NODE_TYPES.LogicalExpression:
      return parent.operator === '&&' && parent.left === node;
    case AST_NODE_TYPES.SequenceExpression:
      return parent.expressions.at(-1) !== node;
    default:
      return false;
  }
}
