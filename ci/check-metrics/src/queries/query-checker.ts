import type { NameLookup } from './name-lookup.js';
import type { FilledIn } from './promql/placeholders.js';
import { childOf, operandsOf, type PromqlNode } from './promql/promql-node.js';
import { checkFunction, checkComparison } from './check-function.js';
import { checkSelector } from './check-selector.js';
import { type Part, stringOf, textOf } from './query-text.js';
import {
  adding,
  calculated,
  dropping,
  keeping,
  mayHave,
  NO_LABELS,
  type SeriesShape,
  unionOf,
  UNKNOWN_SHAPE,
} from './series-shape.js';
import type { QueryCode } from '../finding/finding-codes.js';

/** Something wrong with a part of an expression. */
export interface QueryProblem {
  readonly code: QueryCode;
  readonly severity?: 'warning';
  /** In the text that was parsed. */
  readonly from: number;
  readonly to: number;
  readonly metric?: string;
  readonly label?: string;
  /** The value of the label, where that is what is wrong. */
  readonly value?: string;
  readonly message: string;
  readonly fix: string;
}

/** An expression, and what names in it stand for. */
export interface QueryContext {
  readonly filled: FilledIn;
  readonly names: NameLookup;
  readonly report: (problem: QueryProblem) => void;
  /** Told each metric of the catalog that is asked for. */
  readonly use?: (metric: string) => void;
  /** Told which series each part of the expression gives, the innermost first. */
  readonly observe?: (node: PromqlNode, shape: SeriesShape) => void;
}

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
    case 'AggregateExpr':
      return shapeOfAggregate(node, context);
    case 'FunctionCall':
      return shapeOfCall(node, context);
    case 'BinaryExpr':
      return shapeOfBinary(node, context);
    case 'UnaryExpr':
      return operand ? calculated(shapeOf(operand, context)) : UNKNOWN_SHAPE;
    default:
      return operand ? shapeOf(operand, context) : UNKNOWN_SHAPE;
  }
}

/** The labels of a list, and where they stand; `undefined` where Grafana fills some of them in. */
function labelsOf(grouping: PromqlNode | undefined, context: QueryContext): readonly Part[] | undefined {
  if (!grouping || context.filled.isUnknown(grouping.from, grouping.to)) return undefined;
  return grouping.children.map((label) => ({
    text: label.name === 'LabelName' ? textOf(label, context) : (stringOf(label, context) ?? ''),
    from: label.from,
    to: label.to,
  }));
}

function shapeOfAggregate(node: PromqlNode, context: QueryContext): SeriesShape {
  const args = operandsOf(childOf(node, 'FunctionCallBody'));
  const operator = childOf(node, 'AggregateOp')?.children[0]?.name ?? '';
  const modifier = childOf(node, 'AggregateModifier');
  const [parameter] = args.length > 1 ? args : [];
  if (parameter) shapeOf(parameter, context);
  const operand = args.at(-1);
  const shape = operand ? shapeOf(operand, context) : UNKNOWN_SHAPE;
  const grouping = modifier ? childOf(modifier, 'GroupingLabels') : undefined;
  const labels = modifier ? labelsOf(grouping, context) : [];
  for (const label of labels ?? []) reportAbsent(label, shape, 'what is aggregated', context);
  if (CHOOSING.has(operator)) return calculated(shape);
  const names = labels?.map(({ text }) => text);
  const isWithout = childOf(modifier, 'Without') !== undefined;
  if (!names) return { ...UNKNOWN_SHAPE };
  const grouped = isWithout ? dropping(shape, names) : keeping(shape, names);
  const result = { ...grouped, sort: operator === 'Sum' ? shape.sort : ('unknown' as const) };
  if (operator !== 'CountValues' || !parameter) return calculatedUnlessBucket(result);
  const added = stringOf(parameter, context);
  return calculated(added === undefined ? UNKNOWN_SHAPE : adding(result, [[added, undefined]]));
}

/** A sum of buckets by their boundaries is a bucket; a sum of counters is none that `rate` may be taken of. */
function calculatedUnlessBucket(shape: SeriesShape): SeriesShape {
  return shape.sort === 'bucket' ? { ...calculated(shape), sort: 'bucket' } : calculated(shape);
}

/** They give some of the series as they are. */
const CHOOSING: ReadonlySet<string> = new Set(['Topk', 'Bottomk', 'LimitK', 'LimitRatio']);

function shapeOfCall(node: PromqlNode, context: QueryContext): SeriesShape {
  const identifier = childOf(node, 'FunctionIdentifier');
  const name = identifier ? textOf(identifier, context).toLowerCase() : '';
  const args = operandsOf(childOf(node, 'FunctionCallBody'));
  const shapes = args.map((argument) => shapeOf(argument, context));
  const at =
    name.startsWith('histogram_') && name !== 'histogram_quantiles'
      ? args.length - 1
      : name === 'quantile_over_time'
        ? 1
        : 0;
  const operand = shapes[at];
  const place = args[at];
  if (identifier && operand && place) checkFunction(name, identifier, operand, place, context.report);
  switch (name) {
    case 'label_replace':
    case 'label_join':
      return relabelled(name, args, operand ?? UNKNOWN_SHAPE, context);
    case 'sort_by_label':
    case 'sort_by_label_desc':
      reportAbsentOf(args.slice(1), operand ?? UNKNOWN_SHAPE, context);
      return operand ? calculated(operand) : UNKNOWN_SHAPE;
    case 'histogram_quantile':
    case 'histogram_fraction':
      return operand ? calculated(dropping(operand, ['le'])) : UNKNOWN_SHAPE;
    case 'absent':
    case 'absent_over_time':
    case 'info':
      return UNKNOWN_SHAPE;
    case 'vector':
    case 'scalar':
    case 'time':
    case 'pi':
      return NO_LABELS;
    default:
      if (!operand) return NO_LABELS;
      return operand.sort === 'bucket' ? { ...calculated(operand), sort: 'bucket' } : calculated(operand);
  }
}

function relabelled(
  name: string,
  args: readonly PromqlNode[],
  shape: SeriesShape,
  context: QueryContext,
): SeriesShape {
  const [, target] = args;
  const sources = name === 'label_replace' ? args.slice(3, 4) : args.slice(3);
  reportAbsentOf(sources, shape, context);
  const added =
    target && !context.filled.isUnknown(target.from, target.to) ? stringOf(target, context) : undefined;
  return calculated(added === undefined ? { ...shape, isOpen: true } : adding(shape, [[added, undefined]]));
}

/** Of the strings that are labels, those that are not there. */
function reportAbsentOf(labels: readonly PromqlNode[], shape: SeriesShape, context: QueryContext): void {
  for (const label of labels) {
    const { from, to } = label;
    const text = stringOf(label, context);
    if (text === undefined || text === '' || context.filled.isUnknown(from, to)) continue;
    reportAbsent({ text, from, to }, shape, 'its vector', context);
  }
}

function shapeOfBinary(node: PromqlNode, context: QueryContext): SeriesShape {
  const [left, right] = operandsOf(node);
  if (!left || !right) return UNKNOWN_SHAPE;
  const [leftShape, rightShape] = [shapeOf(left, context), shapeOf(right, context)];
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

function reportAbsent(label: Part, shape: SeriesShape, where: string, context: QueryContext): void {
  if (!shape.isOurs || mayHave(shape, label.text)) return;
  context.report({
    code: 'query/unknown-label',
    from: label.from,
    to: label.to,
    label: label.text,
    message: `no series of ${where} has the label ${label.text}`,
    fix: fixOfLabel(label.text, shape),
  });
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

/** What to do about a label that is not there. */
export function fixOfLabel(label: string, { labels, metric }: SeriesShape): string {
  const names = [...labels.keys()];
  const others = names.length === 0 ? '' : `use one of ${names.join(', ')}; or `;
  return metric === undefined
    ? `${others}keep ${label} in the aggregation before`
    : `${others}give --allow-label ${label} where the server adds it to all series`;
}
