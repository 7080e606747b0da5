import { AST_NODE_TYPES, ASTUtils, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { classOf } from './class-field.js';
import type { ClassNode } from './class-node.js';
import { methodCalls } from './method-calls.js';
import { propertyName } from './property-name.js';

/** A function with a body, of any form. */
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** The calls of a function in its file. */
export interface FunctionCalls {
  readonly calls: readonly TSESTree.CallExpression[];
  /** Whether these are all there can be: the function is neither exported nor handed on. */
  readonly isComplete: boolean;
}

/**
 * Finds where a function of a file is called: by its name, or as a method of its class through `this` and through
 * instances that the file makes.
 *
 * @param isInstance - whether an expression holds an instance of a class
 */
export function functionCalls(
  fn: FunctionNode,
  sourceCode: Readonly<TSESLint.SourceCode>,
  isInstance: (receiver: TSESTree.Node, owner: ClassNode) => boolean,
): FunctionCalls {
  const name = nameOf(fn);
  if (name) return callsByName(name, sourceCode);
  const method = fn.parent;
  const isMethod =
    method.type === AST_NODE_TYPES.MethodDefinition || method.type === AST_NODE_TYPES.PropertyDefinition;
  if (!isMethod) return NONE;
  const owner = method.parent.parent;
  const calls = methodCalls(propertyName(method, sourceCode) ?? '', sourceCode)
    .filter(({ receiver }) =>
      receiver.type === AST_NODE_TYPES.ThisExpression
        ? classOf(receiver) === owner
        : isInstance(receiver, owner),
    )
    .map(({ call }) => call);
  return { calls, isComplete: false };
}

/** Whether a node is a function with a body, of any form. */
export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === AST_NODE_TYPES.ArrowFunctionExpression ||
    node.type === AST_NODE_TYPES.FunctionDeclaration ||
    node.type === AST_NODE_TYPES.FunctionExpression
  );
}

function nameOf(fn: FunctionNode): TSESTree.Identifier | undefined {
  if (fn.type === AST_NODE_TYPES.FunctionDeclaration) return fn.id ?? undefined;
  const { parent } = fn;
  const isNamed =
    parent.type === AST_NODE_TYPES.VariableDeclarator && parent.id.type === AST_NODE_TYPES.Identifier;
  return isNamed ? (parent.id as TSESTree.Identifier) : undefined;
}

function callsByName(name: TSESTree.Identifier, sourceCode: Readonly<TSESLint.SourceCode>): FunctionCalls {
  const known = callsOfNames.get(name);
  if (known) return known;
  const references = ASTUtils.findVariable(sourceCode.getScope(name.parent), name)?.references ?? [];
  const reads = references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
  const calls = reads.flatMap(({ parent }) =>
    parent.type === AST_NODE_TYPES.CallExpression ? [parent] : [],
  );
  const called = calls.filter(({ callee }) => reads.some((read) => read === callee));
  const found: FunctionCalls = {
    calls: called,
    isComplete: called.length === reads.length && !isExported(name),
  };
  callsOfNames.set(name, found);
  return found;
}

function isExported({ parent }: TSESTree.Identifier): boolean {
  const declaration = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.parent : parent;
  return (
    declaration.parent?.type === AST_NODE_TYPES.ExportNamedDeclaration ||
    declaration.parent?.type === AST_NODE_TYPES.ExportDefaultDeclaration
  );
}

const NONE: FunctionCalls = { calls: [], isComplete: false };

/** By the name in the declaration. */
const callsOfNames = new WeakMap<TSESTree.Identifier, FunctionCalls>();
