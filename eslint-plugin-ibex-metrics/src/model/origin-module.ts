import { AST_NODE_TYPES, ASTUtils, TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { bindingSource } from './binding-source.js';
import { isTransparent } from './syntactic-position.js';

/**
 * The module that an expression is imported from, or the object it is a member of: `'./labels.js'` for `route`
 * and `labels.route` after `import { route } from …`, `import * as labels from …` or a `require`.
 *
 * @returns `undefined` for what is of the file itself, a parameter, or the result of a call
 */
export function originModule(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): string | undefined {
  let node: TSESTree.Node | undefined = expression;
  for (let step = 0; node && step < MOST_STEPS; step += 1) {
    const loaded = loadedModule(node);
    if (loaded) return ASTUtils.getStringIfConstant(loaded) ?? undefined;
    if (isTransparent(node)) node = node.expression;
    else if (node.type === AST_NODE_TYPES.AwaitExpression) node = node.argument;
    else if (node.type === AST_NODE_TYPES.MemberExpression) node = node.object;
    else if (node.type === AST_NODE_TYPES.Identifier) node = sourceOfName(node, sourceCode);
    else return undefined;
  }
  return undefined;
}

/** @returns for an import the declaration, for a variable what it is initialised with */
function sourceOfName(
  name: TSESTree.Identifier,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESTree.Node | undefined {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name);
  const [definition] = variable?.defs ?? [];
  switch (definition?.type) {
    case TSESLint.Scope.DefinitionType.ImportBinding:
      return definition.parent;
    case TSESLint.Scope.DefinitionType.Variable:
      return definition.parent.kind === 'const'
        ? bindingSource(definition.name, sourceCode)?.from
        : undefined;
    default:
      return undefined;
  }
}

/** The expression of the specifier, in anything that loads a module. */
function loadedModule(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.ImportDeclaration:
    case AST_NODE_TYPES.ImportExpression:
      return node.source;
    case AST_NODE_TYPES.TSImportEqualsDeclaration:
      return node.moduleReference.type === AST_NODE_TYPES.TSExternalModuleReference
        ? node.moduleReference.expression
        : undefined;
    case AST_NODE_TYPES.CallExpression:
      return node.callee.type === AST_NODE_TYPES.Identifier && node.callee.name === 'require'
        ? node.arguments[0]
        : undefined;
    default:
      return undefined;
  }
}

/** Far beyond what real code takes; code that does not run may go in circles. */
const MOST_STEPS = 50;
