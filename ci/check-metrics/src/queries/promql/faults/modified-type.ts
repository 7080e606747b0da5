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
  // The grammar has more before it than it is meant for.
  const modifier = childOf(node, node.name === 'OffsetExpr' ? 'Offset' : 'At') ?? node;
  const place = { from: modifier.from, to: node.to };
  const nearest = nearestBefore(operand);
  const moved = movedBy(nearest);
  if (moved.includes(node.name)) context.report(place, `${what} is given twice`, 'give it once');
  if (!MOVABLE.has(nearest.name)) {
    context.report(
      place,
      `${what} stands after something that is neither a selector nor a subquery`,
      'put it after the selector within',
    );
  }
  if (what === '@') timeFaults(childOf(node, 'NumberDurationLiteral'), context);
  return typeOf(operand, context);
}

/** Times are of 64 bits. */
const LATEST = 2 ** 63;

function timeFaults(time: PromqlNode | undefined, context: FaultContext): void {
  if (!time || context.isUnknown(time.from, time.to)) return;
  const text = context.textOf(time);
  if (/[a-z]$/i.test(text) ? /inf|nan/i.test(text) : Math.abs(Number(text.replaceAll('_', ''))) >= LATEST) {
    context.report(time, `${text} is no time`, 'write seconds since 1970, start() or end()');
  }
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
  durationFaults(node, context);
  return 'matrix';
}

/** A range, and the step of a subquery, are above 0. What is calculated is known only when it is asked. */
export function durationFaults(node: PromqlNode, context: FaultContext): void {
  const durations = node.children.filter(({ name }) => name === 'DurationExpr');
  for (const [index, duration] of durations.entries()) {
    const what = index === 0 ? 'range' : 'step';
    if (SIGNED.test(context.textOf(duration))) {
      context.report(duration, `the ${what} is negative`, 'give one above 0');
    } else if (EMPTY.test(context.textOf(duration))) {
      context.report(duration, `the ${what} is empty`, 'give one above 0');
    }
  }
}

const SIGNED = /^\s*-\s*\w+\s*$/;
const EMPTY = /^\s*\+?\s*0+(?:\D+0+)*[a-z]*\s*$/;

/** Prometheus lets `@ start()` stand before a range, though not `@ 0`. */
function isAtAnEnd(node: PromqlNode): boolean {
  return (
    childOf(node, 'AtModifierPreprocessors') !== undefined && childOf(node, 'VectorSelector') !== undefined
  );
}
