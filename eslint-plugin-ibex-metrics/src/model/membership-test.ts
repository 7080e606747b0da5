import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from './property-name.js';
import { unwrapped } from './syntactic-position.js';

/** What a value was found in. */
export interface Membership {
  readonly collection: TSESTree.Node;
  /** Whether it is one of the elements, or one of the names of properties. */
  readonly of: 'elements' | 'names';
}

/**
 * Reads the branch of a condition that is taken only for what is in a collection:
 * `KNOWN.has(path) ? path : 'other'`. What passes is one of few, wherever it came from.
 *
 * @param branch - one of the two branches
 * @returns `undefined` where the condition says nothing of the branch's value
 */
export function membershipOf(
  branch: TSESTree.Expression,
  { test, consequent }: TSESTree.ConditionalExpression,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Membership | undefined {
  return membershipTested(test, unwrapped(branch), branch === consequent, sourceCode);
}

/** @param outcome - how the condition must have turned out: `false` for the alternative of `!KNOWN.has(path)` */
function membershipTested(
  condition: TSESTree.Node,
  tested: TSESTree.Node,
  outcome: boolean,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Membership | undefined {
  switch (condition.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return condition.operator === '!'
        ? membershipTested(condition.argument, tested, !outcome, sourceCode)
        : undefined;
    case AST_NODE_TYPES.LogicalExpression:
      if (condition.operator !== (outcome ? '&&' : '||')) return undefined;
      return (
        membershipTested(condition.left, tested, outcome, sourceCode) ??
        membershipTested(condition.right, tested, outcome, sourceCode)
      );
    case AST_NODE_TYPES.CallExpression:
      return outcome ? testedByCall(condition, tested, sourceCode) : undefined;
    case AST_NODE_TYPES.BinaryExpression:
      return outcome && condition.operator === 'in' && isSameCode(condition.left, tested, sourceCode)
        ? { collection: condition.right, of: 'names' }
        : undefined;
    default:
      return undefined;
  }
}

function testedByCall(
  { callee, arguments: args }: TSESTree.CallExpression,
  tested: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Membership | undefined {
  const last = args.at(-1);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !last || !isSameCode(last, tested, sourceCode)) {
    return undefined;
  }
  switch (propertyName(callee, sourceCode)) {
    case 'has':
    case 'includes':
      return { collection: callee.object, of: 'elements' };
    case 'hasOwn':
      return args[0] && { collection: args[0], of: 'names' };
    case 'hasOwnProperty':
      return { collection: callee.object, of: 'names' };
    default:
      return undefined;
  }
}

/** What is written alike twice in one expression is taken to be the same, where it only goes by a name. */
function isSameCode(
  node: TSESTree.Node,
  other: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
): boolean {
  const isNameLike =
    other.type === AST_NODE_TYPES.Identifier || other.type === AST_NODE_TYPES.MemberExpression;
  return isNameLike && sourceCode.getText(unwrapped(node)) === sourceCode.getText(other);
}
