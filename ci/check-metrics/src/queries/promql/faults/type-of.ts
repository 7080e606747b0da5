import type { ValueType } from '../promql-functions.js';
import { BINDS_LESS, operandsOf, type PromqlNode } from '../promql-node.js';
import { typeOfAggregate, typeOfCall } from './call-type.js';
import { expectType } from './expect-type.js';
import type { FaultContext } from './fault-context.js';
import { durationFaults, typeOfMoved, typeOfRange } from './modified-type.js';
import { typeOfBinary, typeOfUnary } from './operator-type.js';
import { typeOfSelector } from './selector-type.js';

/** Finds out what an expression gives, and tells on the way of what takes something else. */
export function typeOf(node: PromqlNode, context: FaultContext): ValueType {
  const [operand] = operandsOf(node);
  switch (node.name) {
    case 'NumberDurationLiteral':
      if (/[A-Za-z_]/.test(context.textOf({ from: node.to, to: node.to + 1 }))) {
        context.report(node, 'a word stands right behind a number', 'put a blank between them');
      }
      if (isTooLarge(context.textOf(node))) context.report(node, 'the number is too large', 'write +Inf');
      return 'scalar';
    case 'StringLiteral':
      return 'string';
    case 'VectorSelector':
      return typeOfSelector(node, context);
    case 'ParenExpr':
    case 'AnchoredExpr':
    case 'SmoothedExpr':
      return operand ? typeOf(operand, context) : 'any';
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return typeOfMoved(node, operand, context);
    case 'MatrixSelector':
      return typeOfRange(node, operand, context);
    case 'SubqueryExpr':
      durationFaults(node, context);
      if (operand && BINDS_LESS.test(operand.name)) {
        context.report(
          operand,
          'the range stands after the last of several operands',
          'put what it is of in parentheses',
        );
      } else if (operand) {
        expectType(operand, 'vector', 'a subquery', context);
      }
      return 'matrix';
    case 'UnaryExpr':
      return typeOfUnary(operand, context);
    case 'AggregateExpr':
      return typeOfAggregate(node, context);
    case 'FunctionCall':
      return typeOfCall(node, context);
    case 'BinaryExpr':
      return typeOfBinary(node, context);
    default:
      return 'any';
  }
}

/** A number of 64 bits is none above a certain one, unless it is infinite on purpose. */
function isTooLarge(text: string): boolean {
  return !Number.isFinite(Number(text)) && /^[-+]?[\d.]+(?:e[-+]?\d+)?$/i.test(text);
}
