import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

/**
 * The name of a member or property, as far as it is constant: `a.b`, `a['b']`, `a[B]` with `const B = 'b'`.
 *
 * @returns a private name with its `#`; `undefined` for a name that is decided at run time
 */
export function propertyName(
  node:
    TSESTree.MemberExpression | TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  const key = node.type === AST_NODE_TYPES.MemberExpression ? node.property : node.key;
  if (key.type === AST_NODE_TYPES.PrivateIdentifier) return `#${key.name}`;
  // Looking up the scope costs more than all the rest, and only a computed name needs it.
  const scope = node.computed ? sourceCode.getScope(node) : undefined;
  return ASTUtils.getPropertyName(node, scope) ?? undefined;
}
