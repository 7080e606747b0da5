import type { ValueType } from '../promql-functions.js';
import { BINDS_LESS, childOf, operandsOf, type PromqlNode } from '../promql-node.js';
import type { FaultContext } from './fault-context.js';
import { typeOf } from './type-of.js';

/** `offset` and `@` stand once, behind a selector or a subquery. */
export function typeOfMoved(
  node: PromqlNode,
  operand: PromqlNode | undefined,
  context: FaultContext,
): ValueType {
  if (!operand) return 'any';
  const what = node.name === 'OffsetExpr' ? 'offset' : '@';
  const nearest = nearestBefore(operand);
  const moved = movedBy(nearest);
  if (moved.includes(node.name)) context.report(node, `${what} is given twice`, 'give it once');
  if (!MOVABLE.has(nearest.name)) {
    context.report(
      node,
      `${what} stands after something that is neither a selector nor a subquery`,
      'put it after the selector within',
    );
  }
  return typeOf(operand, context);
}

/** What a modifier is of. The grammar has `a - b offset 5m` as that of both, and for Prometheus it is that of `b`. */
function nearestBefore(operand: PromqlNode): PromqlNode {
  const last = BINDS_LESS.test(operand.name) ? operandsOf(operand).at(-1) : undefined;
  return last ? nearestBefore(last) : operand;
}

const MOVABLE: ReadonlySet<string> = new Set([
  'AnchoredExpr',
  'SmoothedExpr',
  'MatrixSelector',
  'OffsetExpr',
  'StepInvariantExpr',
  'SubqueryExpr',
  'VectorSelector',
]);

function movedBy(node: PromqlNode): string[] {
  if (node.name !== 'OffsetExpr' && node.name !== 'StepInvariantExpr') return [];
  const [operand] = operandsOf(node);
  return [node.name, ...(operand ? movedBy(operand) : [])];
}

/** A range stands behind a selector, before `offset` and `@`. */
export function typeOfRange(
  node: PromqlNode,
  operand: PromqlNode | undefined,
  context: FaultContext,
): ValueType {
  if (operand && /^(?:OffsetExpr|StepInvariantExpr)$/.test(operand.name) && !isAtAnEnd(operand)) {
    context.report(operand, 'offset and @ stand before the range', 'put them after the range');
  } else if (operand && operand.name !== 'VectorSelector' && !isAtAnEnd(operand)) {
    context.report(operand, 'only a selector has a range', 'write a subquery, as in [5m:]');
  }
  if (operand) typeOf(operand, context);
  const duration = childOf(node, 'DurationExpr');
  if (duration && /^0+(?:\D+0+)*[a-z]*$/.test(context.textOf(duration).trim())) {
    context.report(duration, 'the range is empty', 'give one above 0');
  }
  return 'matrix';
}

/** Prometheus lets `@ start()` stand before a range, though not `@ 0`. */
function isAtAnEnd(node: PromqlNode): boolean {
  return (
    childOf(node, 'AtModifierPreprocessors') !== undefined && childOf(node, 'VectorSelector') !== undefined
  );
}
