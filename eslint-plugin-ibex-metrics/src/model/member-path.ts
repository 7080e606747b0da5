import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { bindingSource } from './binding-source.js';
import { propertyName } from './property-name.js';
import { isTransparent } from './syntactic-position.js';

/**
 * The names along a chain of members, whether written out or taken apart: `['req', 'raw', 'url']` for
 * `req.raw.url`, and for `url` after `const { url } = req.raw`.
 *
 * @returns the names from the root on; a part without a name is `''`
 */
export function memberPath(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly string[] {
  return pathOf(node, sourceCode, LONGEST_CHAIN);
}

function pathOf(
  node: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  stepsLeft: number,
): readonly string[] {
  if (stepsLeft === 0) return [''];
  if (isTransparent(node)) return pathOf(node.expression, sourceCode, stepsLeft);
  switch (node.type) {
    case AST_NODE_TYPES.ThisExpression:
      return ['this'];
    case AST_NODE_TYPES.CallExpression:
      // `context.switchToHttp().getRequest()` of Nest.
      return pathOf(node.callee, sourceCode, stepsLeft - 1).at(-1) === 'getRequest' ? ['request'] : [''];
    case AST_NODE_TYPES.MemberExpression:
      return [...pathOf(node.object, sourceCode, stepsLeft - 1), propertyName(node, sourceCode) ?? ''];
    case AST_NODE_TYPES.Identifier: {
      const source = sourceOf(node, sourceCode);
      if (!source) return [node.name];
      const root = source.from ? pathOf(source.from, sourceCode, stepsLeft - 1) : [''];
      // An alias of something without a name is better known by its own.
      return source.path.length === 0 && root.at(-1) === '' ? [node.name] : [...root, ...source.path];
    }
    default:
      return [''];
  }
}

function sourceOf(name: TSESTree.Identifier, sourceCode: Readonly<TSESLint.SourceCode>) {
  const variable = ASTUtils.findVariable(sourceCode.getScope(name), name);
  const declared = variable?.defs.length === 1 ? variable.defs[0]?.name : undefined;
  if (declared?.type !== AST_NODE_TYPES.Identifier) return undefined;
  const isReassigned = variable?.references.some(
    (reference) => reference.isWrite() && reference.identifier !== declared,
  );
  return isReassigned ? undefined : bindingSource(declared, sourceCode);
}

const LONGEST_CHAIN = 20;
