import { AST_NODE_TYPES, ASTUtils, TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { bindingSource } from './binding-source.js';
import { isTransparent } from './syntactic-position.js';

/**
 * Whether an expression is what a module exports: a name that is imported or taken out of a `require`, or a member of
 * the module as a whole. A member of something that a module exports is none.
 *
 * @param expression - a name, or a chain of members
 */
export function isModuleExport(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  switch (expression.type) {
    case AST_NODE_TYPES.Identifier: {
      return importOf(expression, sourceCode)?.path.length === 1;
    }
    case AST_NODE_TYPES.MemberExpression: {
      const object = unwrapped(expression.object);
      if (object.type !== AST_NODE_TYPES.Identifier) return isLoad(object);
      return importOf(object, sourceCode)?.path.length === 0;
    }
    default:
      return false;
  }
}

/** How a name gets its value from a module: the properties that lead there, none for the module as a whole. */
function importOf(
  name: TSESTree.Identifier,
  sourceCode: Readonly<TSESLint.SourceCode>,
): { readonly path: readonly string[] } | undefined {
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(name), name)?.defs ?? [];
  switch (definition?.type) {
    case TSESLint.Scope.DefinitionType.ImportBinding:
      return { path: definition.node.type === AST_NODE_TYPES.ImportNamespaceSpecifier ? [] : ['imported'] };
    case TSESLint.Scope.DefinitionType.Variable: {
      const source = bindingSource(definition.name, sourceCode);
      return source?.from && isLoad(unwrapped(source.from)) ? source : undefined;
    }
    default:
      return undefined;
  }
}

function isLoad(node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.AwaitExpression) return isLoad(node.argument);
  if (node.type === AST_NODE_TYPES.ImportExpression) return true;
  return (
    node.type === AST_NODE_TYPES.CallExpression &&
    node.callee.type === AST_NODE_TYPES.Identifier &&
    node.callee.name === 'require'
  );
}

function unwrapped(node: TSESTree.Node): TSESTree.Node {
  return isTransparent(node) ? unwrapped(node.expression) : node;
}
