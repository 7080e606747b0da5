import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { descendants } from './descendants.js';
import { propertyName } from './property-name.js';

/** A call of a method, with what it is called on. */
export interface MethodCall {
  readonly call: TSESTree.CallExpression;
  readonly receiver: TSESTree.Node;
}

/**
 * Every call of a method of some name in a file, whatever it is called on.
 *
 * @param name - the method's name, a private one with its `#`
 */
export function methodCalls(name: string, sourceCode: Readonly<TSESLint.SourceCode>): readonly MethodCall[] {
  let calls = callsOfFiles.get(sourceCode);
  if (!calls) {
    calls = callsByMethod(sourceCode);
    callsOfFiles.set(sourceCode, calls);
  }
  return calls.get(name) ?? [];
}

function callsByMethod(sourceCode: Readonly<TSESLint.SourceCode>): Map<string, MethodCall[]> {
  const calls = new Map<string, MethodCall[]>();
  for (const call of descendants(sourceCode.ast, sourceCode)) {
    if (call.type !== AST_NODE_TYPES.CallExpression) continue;
    const { callee } = call;
    if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.computed) continue;
    const name = propertyName(callee, sourceCode) ?? '';
    const known = calls.get(name);
    if (known) known.push({ call, receiver: callee.object });
    else calls.set(name, [{ call, receiver: callee.object }]);
  }
  return calls;
}

/** By file, of which the whole tree is walked once. */
const callsOfFiles = new WeakMap<Readonly<TSESLint.SourceCode>, ReadonlyMap<string, readonly MethodCall[]>>();
