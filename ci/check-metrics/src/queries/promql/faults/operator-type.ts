import type { ValueType } from '../promql-functions.js';
import { childOf, operandsOf, type PromqlNode } from '../promql-node.js';
import { DESCRIBED } from './expect-type.js';
import type { FaultContext } from './fault-context.js';
import { typeOf } from './type-of.js';

/** A sign stands before numbers and instant vectors. */
export function typeOfUnary(operand: PromqlNode | undefined, context: FaultContext): ValueType {
  if (!operand) return 'any';
  const type = typeOf(operand, context);
  if (type === 'scalar' || type === 'vector' || type === 'any') return type;
  context.report(operand, `a sign stands before ${DESCRIBED[type]}`, 'remove it');
  return 'any';
}

/** An operator stands between numbers and instant vectors, with the modifiers that it may have. */
export function typeOfBinary(node: PromqlNode, context: FaultContext): ValueType {
  const [left, right] = operandsOf(node);
  if (!left || !right) return 'any';
  const types = [typeOf(left, context), typeOf(right, context)] as const;
  for (const [index, operand] of [left, right].entries()) {
    const type = types[index] ?? 'any';
    if (type === 'matrix' || type === 'string') {
      context.report(
        operand,
        `an operator takes numbers and instant vectors, and this is ${DESCRIBED[type]}`,
        'put it in a function that takes it',
      );
      return 'any';
    }
  }
  const operator = node.children[node.children.indexOf(left) + 1];
  const isSet = operator !== undefined && SET_OPERATORS.has(operator.name);
  const isComparison = operator !== undefined && COMPARISONS.has(operator.name);
  const bool = childOf(node, 'BoolModifier');
  const matching = childOf(node, 'MatchingModifierClause');
  const scalar = types[0] === 'scalar' ? left : types[1] === 'scalar' ? right : undefined;
  if (bool && !isComparison)
    context.report(bool, 'bool stands after something that compares nothing', 'remove it');
  if (types[0] === 'scalar' && types[1] === 'scalar' && isComparison && !bool) {
    context.report(node, 'two numbers are compared without bool', 'write bool after the operator');
  }
  if (scalar && isSet)
    context.report(scalar, `${context.textOf(operator)} has a number on one side`, 'put it in vector()');
  else if (scalar && matching && childOf(matching, 'GroupingLabels')?.children.length)
    context.report(matching, 'a number has no labels to match', 'remove it');
  if (matching) matchingFaults(matching, isSet, context);
  if (types[0] === 'scalar' && types[1] === 'scalar') return 'scalar';
  return types.includes('vector') ? 'vector' : 'any';
}

const SET_OPERATORS: ReadonlySet<string> = new Set(['And', 'Or', 'Unless']);
const COMPARISONS: ReadonlySet<string> = new Set(['Eql', 'Neq', 'Gte', 'Gtr', 'Lte', 'Lss']);

function matchingFaults(matching: PromqlNode, isSet: boolean, context: FaultContext): void {
  const group = childOf(matching, 'GroupLeft') ?? childOf(matching, 'GroupRight');
  if (!group) return;
  if (isSet) context.report(group, `${context.textOf(group)} stands after a set operator`, 'remove it');
  const [first, second] = matching.children.filter(({ name }) => name === 'GroupingLabels');
  if (!childOf(matching, 'On') || !first || !second) return;
  const matched = first.children.map(context.textOf);
  for (const label of second.children) {
    if (matched.includes(context.textOf(label))) {
      context.report(
        label,
        `${context.textOf(label)} is matched on already`,
        'remove it from one of the two',
      );
    }
  }
}
