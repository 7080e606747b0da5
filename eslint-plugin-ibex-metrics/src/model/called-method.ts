import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';

import type { AnalysedFile } from './analysed-file.js';
import { possibleValues } from './possible-values.js';
import { propertyName } from './property-name.js';

/** A method that is called, in whatever way. */
export interface CalledMethod {
  readonly name: string;
  readonly receiver: TSESTree.Node;
  readonly arguments: readonly TSESTree.CallExpressionArgument[];
}

/**
 * The method that is called: written out, by `call` and `apply`, or under a name that `bind` gave it.
 *
 * @returns `undefined` where no method is, or its name cannot be told
 */
export function calledMethod(call: TSESTree.CallExpression, file: AnalysedFile): CalledMethod | undefined {
  const { callee, arguments: args } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return boundMethod(call, file);
  const name = methodName(callee, file);
  if (name === undefined) return undefined;
  const borrowed = callee.object.type === AST_NODE_TYPES.MemberExpression ? callee.object : undefined;
  if (borrowed && (name === 'call' || name === 'apply')) {
    const given = name === 'call' ? args.slice(1) : argumentsInArray(args[1]);
    const borrowedName = methodName(borrowed, file);
    return borrowedName === undefined
      ? undefined
      : { name: borrowedName, receiver: borrowed.object, arguments: given };
  }
  return { name, receiver: callee.object, arguments: args };
}

/** The name of the method, also where only the type of a computed name tells: `metric[method](…)`. */
function methodName(callee: TSESTree.MemberExpression, file: AnalysedFile): string | undefined {
  const name = propertyName(callee, file.sourceCode);
  if (name !== undefined || !file.types || !callee.computed) return name;
  // Of several that it may be, the first stands for all: they take the same labels.
  return file.types.literalValues(callee.property)?.[0];
}

/** `inc({ … })` after `const inc = counter.inc.bind(counter)`. */
function boundMethod(
  { callee, arguments: args }: TSESTree.CallExpression,
  file: AnalysedFile,
): CalledMethod | undefined {
  // Every call of every file comes here; the text is the cheapest way to know that none binds a method.
  if (callee.type !== AST_NODE_TYPES.Identifier || !file.sourceCode.text.includes('.bind(')) return undefined;
  for (const value of possibleValues(callee, file.sourceCode)) {
    if (value.type !== AST_NODE_TYPES.CallExpression) continue;
    const bind = value.callee;
    if (
      bind.type !== AST_NODE_TYPES.MemberExpression ||
      bind.object.type !== AST_NODE_TYPES.MemberExpression
    ) {
      continue;
    }
    const name = propertyName(bind.object, file.sourceCode);
    if (name !== undefined && propertyName(bind, file.sourceCode) === 'bind') {
      return {
        name,
        receiver: bind.object.object,
        arguments: [...value.arguments.slice(1), ...args],
      };
    }
  }
  return undefined;
}

function argumentsInArray(array: TSESTree.Node | undefined): TSESTree.CallExpressionArgument[] {
  return array?.type === AST_NODE_TYPES.ArrayExpression
    ? array.elements.filter((element) => element !== null)
    : [];
}
