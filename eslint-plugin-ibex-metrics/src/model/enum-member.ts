import { AST_NODE_TYPES, ASTUtils, TSESLint, type TSESTree } from '@typescript-eslint/utils';

/**
 * What a member of an enum of this file is initialised with.
 *
 * @param object - the expression before the member's name
 * @returns `undefined` where it is no enum, and for a member that is counted
 */
export function memberOfEnum(
  object: TSESTree.Node,
  name: string,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  if (object.type !== AST_NODE_TYPES.Identifier) return undefined;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(object), object)?.defs ?? [];
  if (definition?.type !== TSESLint.Scope.DefinitionType.TSEnumName) return undefined;
  return definition.node.body.members.find(
    ({ id }) => name === (id.type === AST_NODE_TYPES.Identifier ? id.name : id.value),
  )?.initializer;
}
