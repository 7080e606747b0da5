import { checkSelector } from './check-selector.js';
import { childOf, operandsOf, type PromqlNode } from './promql/promql-node.js';
import type { QueryContext } from './query-context.js';
import { seriesOfAggregation } from './series-of-aggregation.js';
import { seriesOfCall } from './series-of-call.js';
import { seriesOfOperator } from './series-of-operator.js';
import { calculated, NO_LABELS, type SeriesShape, UNKNOWN_SHAPE } from './series-shape.js';

/**
 * Finds out which series an expression gives, and reports what is wrong on the way.
 *
 * @param root - of an expression that Prometheus takes
 */
export function checkQuery(root: PromqlNode, context: QueryContext): SeriesShape {
  const [expression] = operandsOf(root);
  return expression ? shapeOf(expression, context) : UNKNOWN_SHAPE;
}

function shapeOf(node: PromqlNode, context: QueryContext): SeriesShape {
  const shape = shapeOfPart(node, context);
  context.observe?.(node, shape);
  return shape;
}

function shapeOfPart(node: PromqlNode, context: QueryContext): SeriesShape {
  const [operand] = operandsOf(node);
  switch (node.name) {
    case 'NumberDurationLiteral':
    case 'StringLiteral':
      return NO_LABELS;
    case 'VectorSelector':
      return checkSelector(node, context);
    case 'AggregateExpr': {
      const { args, shapes } = argumentsOf(node, context);
      return seriesOfAggregation(node, args, shapes, context);
    }
    case 'FunctionCall': {
      const { args, shapes } = argumentsOf(node, context);
      return seriesOfCall(node, args, shapes, context);
    }
    case 'BinaryExpr': {
      const [left, right] = operandsOf(node);
      if (!left || !right) return UNKNOWN_SHAPE;
      const shapes = [shapeOf(left, context), shapeOf(right, context)] as const;
      return seriesOfOperator(node, [left, right], shapes, context);
    }
    case 'UnaryExpr':
      return operand ? calculated(shapeOf(operand, context)) : UNKNOWN_SHAPE;
    default:
      return operand ? shapeOf(operand, context) : UNKNOWN_SHAPE;
  }
}

function argumentsOf(node: PromqlNode, context: QueryContext) {
  const args = operandsOf(childOf(node, 'FunctionCallBody'));
  return { args, shapes: args.map((argument) => shapeOf(argument, context)) };
}
