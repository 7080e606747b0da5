import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { classOf } from './class-field.js';
import { descendants } from './descendants.js';
import type { FunctionNode } from './function-calls.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';

/**
 * What a call of a function or method of this file may give.
 *
 * @returns empty where the function is not known, or gives a promise or a generator
 */
export function returnedValues(
  { callee }: TSESTree.CallExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly TSESTree.Node[] {
  const returned = calledFunctions(callee, sourceCode).map((called) =>
    called && !called.async && !called.generator ? returnedBy(called, sourceCode) : undefined,
  );
  return returned.every((values) => values !== undefined) ? returned.flat() : [];
}

function calledFunctions(
  callee: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly (FunctionNode | undefined)[] {
  return possibleValues(callee, sourceCode).map((value) => {
    switch (value.type) {
      case AST_NODE_TYPES.ArrowFunctionExpression:
      case AST_NODE_TYPES.FunctionDeclaration:
      case AST_NODE_TYPES.FunctionExpression:
        return value;
      case AST_NODE_TYPES.MemberExpression:
        return ownMethod(value, sourceCode);
      default:
        return undefined;
    }
  });
}

/** `this.method` in a method of the same class. */
function ownMethod(
  member: TSESTree.MemberExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): FunctionNode | undefined {
  if (member.object.type !== AST_NODE_TYPES.ThisExpression) return undefined;
  const name = propertyName(member, sourceCode);
  const methods = (classOf(member.object)?.body.body ?? []).filter(
    (each) => each.type === AST_NODE_TYPES.MethodDefinition,
  );
  const method = methods.find(
    (each) => each.kind === 'method' && propertyName(each, sourceCode) === name && !each.static,
  )?.value;
  return method?.type === AST_NODE_TYPES.FunctionExpression ? method : undefined;
}

function returnedBy(
  called: FunctionNode,
  sourceCode: Readonly<TSESLint.SourceCode>,
): readonly TSESTree.Node[] {
  if (called.body.type !== AST_NODE_TYPES.BlockStatement) return [called.body];
  const returned: TSESTree.Node[] = [];
  for (const node of descendants(called.body, sourceCode)) {
    if (node.type === AST_NODE_TYPES.ReturnStatement && node.argument && functionAround(node) === called) {
      returned.push(node.argument);
    }
  }
  return returned;
}

function functionAround(statement: TSESTree.Node): TSESTree.Node | undefined {
  let node = statement.parent;
  while (node && !ASTUtils.isFunction(node)) node = node.parent;
  return node;
}
