import { reportAbsent } from './absent-label.js';
import { checkComparison } from './check-function.js';
import { labelsOf } from './label-list.js';
import { childOf, operandsOf, type PromqlNode } from './promql/promql-node.js';
import type { QueryContext } from './query-context.js';
import { type Part, textOf } from './query-text.js';
import {
  adding,
  calculated,
  dropping,
  keeping,
  mayHave,
  type SeriesShape,
  unionOf,
  UNKNOWN_SHAPE,
} from './series-shape.js';

/**
 * The series that a binary operator gives.
 *
 * The shapes are those of its sides, the left one first.
 */
export function seriesOfOperator(
  node: PromqlNode,
  [left, right]: readonly [PromqlNode, PromqlNode],
  [leftShape, rightShape]: readonly [SeriesShape, SeriesShape],
  context: QueryContext,
): SeriesShape {
  const isOurs = leftShape.isOurs || rightShape.isOurs;
  const shapes = { left: { ...leftShape, isOurs }, right: { ...rightShape, isOurs } };
  const operator = node.children[node.children.indexOf(left) + 1]?.name ?? '';
  checkComparison(operator, left, shapes.left, right, context);
  checkComparison(operator, right, shapes.right, left, context);
  const [isLeftNumber, isRightNumber] = [isNumber(left, context), isNumber(right, context)];
  if (isLeftNumber) return calculated(shapes.right);
  if (isRightNumber) return calculated(shapes.left);
  const matching = childOf(node, 'MatchingModifierClause');
  const [matched, included] = matching?.children.filter(({ name }) => name === 'GroupingLabels') ?? [];
  const isOn = childOf(matching, 'On') !== undefined;
  const labels = labelsOf(matched, context);
  for (const label of labels ?? []) reportUnmatched(label, shapes, isOn, context);
  const many = childOf(matching, 'GroupRight') ? 'right' : 'left';
  const one = many === 'left' ? 'right' : 'left';
  const copied = included ? labelsOf(included, context) : [];
  for (const label of copied ?? []) reportAbsent(label, shapes[one], `the ${one} side`, context);
  if (operator === 'Or') return calculated(unionOf(shapes.left, shapes.right));
  if (operator === 'And' || operator === 'Unless') return calculated(shapes.left);
  if (childOf(matching, 'GroupLeft') || childOf(matching, 'GroupRight')) {
    if (!copied) return { ...UNKNOWN_SHAPE, isOurs };
    const values = copied.map(({ text }): [string, readonly string[] | undefined] => [
      text,
      shapes[one].labels.get(text),
    ]);
    return calculated(adding(shapes[many], values));
  }
  if (!matching) return calculated(shapes.left);
  if (!labels) return { ...UNKNOWN_SHAPE, isOurs };
  const names = labels.map(({ text }) => text);
  return calculated(isOn ? keeping(shapes.left, names) : dropping(shapes.left, names));
}

/** Whether an expression is a number, so that there is nothing to match. */
export function isNumber(node: PromqlNode, context: Pick<QueryContext, 'filled'>): boolean {
  if (node.name === 'NumberDurationLiteral') return true;
  const operands = operandsOf(node);
  if (node.name === 'FunctionCall') {
    const name = childOf(node, 'FunctionIdentifier');
    return name !== undefined && /^(?:scalar|time|pi)$/i.test(textOf(name, context));
  }
  if (node.name === 'VectorSelector' || node.name === 'AggregateExpr') return false;
  return operands.length > 0 && operands.every((operand) => isNumber(operand, context));
}

function reportUnmatched(
  label: Part,
  { left, right }: { readonly left: SeriesShape; readonly right: SeriesShape },
  isOn: boolean,
  context: QueryContext,
): void {
  const isOnLeft = mayHave(left, label.text);
  const isOnRight = mayHave(right, label.text);
  // What is ignored need not be on both sides: that is what it is ignored for.
  if (isOn ? isOnLeft && isOnRight : isOnLeft || isOnRight) return;
  const [shape, where] =
    isOnLeft === isOnRight
      ? [unionOf(left, right), 'either side']
      : isOnLeft
        ? [right, 'the right side']
        : [left, 'the left side'];
  reportAbsent(label, shape, where, context);
}
