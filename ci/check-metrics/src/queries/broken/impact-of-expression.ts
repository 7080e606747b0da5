import { childOf, operandsOf, type PromqlNode } from '../promql/promql-node.js';
import { isNumber } from '../series-of-operator.js';
import { textOf } from '../query-text.js';
import { impactOfAggregation } from './impact-of-aggregation.js';
import { impactOfMatching, sidesOf } from './impact-of-matching.js';
import { impactOfSelector } from './impact-of-selector.js';
import { labelDifferences } from './label-changes.js';
import { type Flow, type ImpactContext, mergedFlow, NO_FLOW, type TakenOfValues } from './query-impact.js';
import { reportThreshold, reportUnits } from './unit-impact.js';

/**
 * Finds what changes do to an expression that no check of it alone sees: series that become more or fewer, buckets, units and
 * types that change, rules that break.
 *
 * @param node - of an expression whose shapes are known
 * @param taken - what matters of its values
 */
export function impactOf(node: PromqlNode, taken: TakenOfValues, context: ImpactContext): Flow {
  switch (node.name) {
    case 'VectorSelector':
      return impactOfSelector(node, taken, context);
    case 'AggregateExpr': {
      const operator = childOf(node, 'AggregateOp')?.children[0]?.name ?? '';
      const counts = operator === 'Count' || operator === 'Group';
      const args = operandsOf(childOf(node, 'FunctionCallBody'));
      const flows = args.map((argument) => impactOf(argument, counts ? 'presence' : taken, context));
      return impactOfAggregation(node, { operator, args, taken }, flows, context);
    }
    case 'FunctionCall':
      return impactOfCall(node, taken, context);
    case 'BinaryExpr':
      return impactOfBinary(node, taken, context);
    default:
      return mergedFlow(operandsOf(node).map((operand) => impactOf(operand, taken, context)));
  }
}

/** They tell how a value grows. */
const OF_GROWTH: ReadonlySet<string> = new Set(['changes', 'increase', 'irate', 'rate', 'resets']);

/** They tell whether a value is there, or when it was. */
const OF_PRESENCE: ReadonlySet<string> = new Set([
  'absent',
  'absent_over_time',
  'count_over_time',
  'present_over_time',
  'timestamp',
]);

/** What they give has not the unit of what they are given. */
const WITHOUT_UNIT: ReadonlySet<string> = new Set([
  'absent',
  'absent_over_time',
  'changes',
  'count_over_time',
  'histogram_count',
  'present_over_time',
  'resets',
  'sgn',
  'timestamp',
]);

function takenBy(name: string, taken: TakenOfValues): TakenOfValues {
  if (OF_PRESENCE.has(name)) return 'presence';
  return OF_GROWTH.has(name) && taken === 'value' ? 'growth' : taken;
}

function impactOfCall(node: PromqlNode, taken: TakenOfValues, context: ImpactContext): Flow {
  const identifier = childOf(node, 'FunctionIdentifier');
  const name = identifier ? textOf(identifier, context).toLowerCase() : '';
  const args = operandsOf(childOf(node, 'FunctionCallBody'));
  const flow = mergedFlow(args.map((argument) => impactOf(argument, takenBy(name, taken), context)));
  const [operand] = args;
  if (name === 'scalar' && identifier && operand) impactOfScalar(identifier, operand, flow, context);
  const readsBuckets = /^histogram_(?:quantiles?|fraction)$/.test(name);
  if (!readsBuckets || !identifier) return WITHOUT_UNIT.has(name) ? { ...flow, units: new Set() } : flow;
  for (const metric of flow.buckets) {
    const change = context.changes.find(metric, 'buckets');
    const { through = [] } = flow.origins.get(metric) ?? {};
    const how = `${name} reads buckets that are others now`;
    const { from, to } = identifier;
    if (change) context.report({ change, how, from, to, through, passesOn: true });
  }
  const measured = [...flow.buckets].filter((metric) => context.changes.find(metric, 'unit'));
  return {
    ...flow,
    buckets: new Set(),
    units: new Set(name === 'histogram_fraction' ? [] : [...flow.units, ...measured]),
  };
}

/** Of several series it makes no number. Who gave it several before had none, either. */
function impactOfScalar(
  { from, to }: PromqlNode,
  operand: PromqlNode,
  flow: Flow,
  context: ImpactContext,
): void {
  const shapes = context.shapesOf(operand);
  if (![...shapes.base.labels.values()].every((values) => values === undefined || values.length < 2)) return;
  for (const { label, kind, change, origin } of labelDifferences(shapes, flow, context)) {
    if (kind === 'lost' || change.kind === 'label-renamed') continue;
    const how = `scalar is of many series now, with the new label ${label}, so it gives no number`;
    context.report({ change, how, from, to, through: origin.through, passesOn: true });
  }
}

const COMPARISONS: ReadonlySet<string> = new Set(['Eql', 'Gte', 'Gtr', 'Lte', 'Lss', 'Neq']);

function impactOfBinary(node: PromqlNode, taken: TakenOfValues, context: ImpactContext): Flow {
  const sides = sidesOf(node);
  if (!sides) return NO_FLOW;
  const [left, right] = sides;
  const operator = node.children[node.children.indexOf(left) + 1]?.name ?? '';
  const isFilter = operator === 'And' || operator === 'Unless';
  // What passes a comparison depends on the values, whatever becomes of it.
  const takenOfLeft = COMPARISONS.has(operator) ? 'value' : taken;
  const takenOfRight = isFilter ? 'presence' : takenOfLeft;
  const flows = [impactOf(left, takenOfLeft, context), impactOf(right, takenOfRight, context)] as const;
  impactOfMatching(node, sides, flows, context);
  const flow = mergedFlow(flows);
  if (COMPARISONS.has(operator)) {
    if (isNumber(right, context)) reportThreshold(right, flows[0], context);
    if (isNumber(left, context)) reportThreshold(left, flows[1], context);
    return childOf(node, 'BoolModifier') ? { ...flow, units: new Set() } : flow;
  }
  if (isFilter) return { ...flow, units: flows[0].units };
  // What one divides by the other has no unit, whichever both have.
  const isShare = operator === 'Div' && flows[0].units.size > 0 && flows[1].units.size > 0;
  return isShare ? { ...flow, units: new Set() } : flow;
}

/**
 * What changes do to what an expression gives as a whole: it has other labels, or values in another unit.
 *
 * @param node - the whole of it
 * @param flow - of it
 */
export function impactOfResult(node: PromqlNode, flow: Flow, context: ImpactContext): void {
  reportUnits(flow, context);
  const shapes = context.shapesOf(node);
  for (const { label, kind, change, origin } of labelDifferences(shapes, flow, context)) {
    const kept = flow.keptBy.get(label);
    const { from, to, through } = kept ?? origin;
    const passesOn = false;
    if (change.kind === 'label-renamed') {
      const how = `gives series with the label ${change.to} where they had ${change.label}`;
      context.report({ change, how, from, to, through, passesOn });
    } else if (kind === 'gained') {
      const how = kept
        ? `${kept.what} keeps the new label ${label}, so there are more series`
        : `gives more series, one for each value of the new label ${label}`;
      context.report({ change, how, from, to, through, passesOn });
    } else {
      const how = `gives series without the label ${label}, which is gone, so there are fewer`;
      context.report({ change, how, from, to, through, passesOn });
    }
  }
}
