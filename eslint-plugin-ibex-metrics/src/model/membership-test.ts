import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { propertyName } from './property-name.js';
import { isSameCode } from './same-code.js';
import { unwrapped } from './syntactic-position.js';

/** What a value was found in. */
export interface Membership {
  readonly collection: TSESTree.Node;
  /** Whether it is one of the elements, one of the names of properties, or is that itself. */
  readonly of: 'elements' | 'names' | 'value';
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

/**
 * What a condition says of a value.
 *
 * @param tested - the value, as it is used
 * @param outcome - how the condition must have turned out: `false` for the alternative of `!KNOWN.has(path)`
 */
export function membershipTested(
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
      return testedByBoth(condition, tested, outcome, sourceCode);
    case AST_NODE_TYPES.CallExpression:
      return outcome ? testedByCall(condition, tested, sourceCode) : undefined;
    case AST_NODE_TYPES.BinaryExpression:
      return testedByComparison(condition, tested, outcome, sourceCode);
    default:
      return undefined;
  }
}

function testedByBoth(
  { operator, left, right }: TSESTree.LogicalExpression,
  tested: TSESTree.Node,
  outcome: boolean,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Membership | undefined {
  const ofLeft = membershipTested(left, tested, outcome, sourceCode);
  const ofRight = membershipTested(right, tested, outcome, sourceCode);
  // Both hold, or else one of the two of which nobody knows which.
  return operator === (outcome ? '&&' : '||') ? (ofLeft ?? ofRight) : ofRight && ofLeft;
}

function testedByComparison(
  { operator, left, right }: TSESTree.BinaryExpression,
  tested: TSESTree.Node,
  outcome: boolean,
  sourceCode: Readonly<TSESLint.SourceCode>,
): Membership | undefined {
  if (operator === 'in') {
    const isTested = outcome && isSameCode(left, tested, sourceCode);
    return isTested ? { collection: right, of: 'names' } : undefined;
  }
  if (!EQUALITIES.has(outcome ? operator : operator.replace('!', '='))) return undefined;
  if (isSameCode(left, tested, sourceCode)) return { collection: right, of: 'value' };
  return isSameCode(right, tested, sourceCode) ? { collection: left, of: 'value' } : undefined;
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
    case 'test':
      return isWholePattern(callee.object) ? { collection: callee.object, of: 'elements' } : undefined;
    case 'hasOwn':
      return args[0] && { collection: args[0], of: 'names' };
    case 'hasOwnProperty':
      return { collection: callee.object, of: 'names' };
    default:
      return undefined;
  }
}

/** A pattern for all of the text, from `^` to `$`. */
function isWholePattern(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.Literal &&
    node.value instanceof RegExp &&
    /^\^.*\$$/s.test(node.value.source)
  );
}

const EQUALITIES: ReadonlySet<string> = new Set(['==', '===']);
