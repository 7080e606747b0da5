import { childOf, operandsOf, type PromqlNode } from '../promql/promql-node.js';
import { isNumber } from '../query-checker.js';
import { textOf } from '../query-text.js';
import { impactOfAggregation } from './impact-of-aggregation.js';
import { impactOfMatching, sidesOf } from './impact-of-matching.js';
import { impactOfSelector } from './impact-of-selector.js';
import { labelDifferences } from './label-changes.js';
import { type Flow, type ImpactContext, mergedFlow, NO_FLOW } from './query-impact.js';
import { reportThreshold, reportUnits } from './unit-impact.js';

/**
 * Finds what changes do to an expression that no check of it alone sees: series that become more or fewer, buckets, units and
 * types that change, rules that break.
 *
 * @param node - of an expression whose shapes are known
 * @param isValueTaken - whether its values matter, and not only how they grow or whether they are there
 */
export function impactOf(node: PromqlNode, isValueTaken: boolean, context: ImpactContext): Flow {
  switch (node.name) {
    case 'VectorSelector':
      return impactOfSelector(node, isValueTaken, context);
    case 'AggregateExpr': {
      const operator = childOf(node, 'AggregateOp')?.children[0]?.name ?? '';
      const counts = operator === 'Count' || operator === 'Group';
      const args = operandsOf(childOf(node, 'FunctionCallBody'));
      const flows = args.map((argument) => impactOf(argument, isValueTaken && !counts, context));
      return impactOfAggregation(node, operator, args, flows, context);
    }
    case 'FunctionCall':
      return impactOfCall(node, isValueTaken, context);
    case 'BinaryExpr':
      return impactOfBinary(node, isValueTaken, context);
    default:
      return mergedFlow(operandsOf(node).map((operand) => impactOf(operand, isValueTaken, context)));
  }
}

/** They tell how a value grows, or whether it is there. */
const WITHOUT_VALUE: ReadonlySet<string> = new Set([
  'absent',
  'absent_over_time',
  'changes',
  'count_over_time',
  'increase',
  'irate',
  'present_over_time',
  'rate',
  'resets',
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

function impactOfCall(node: PromqlNode, isValueTaken: boolean, context: ImpactContext): Flow {
  const identifier = childOf(node, 'FunctionIdentifier');
  const name = identifier ? textOf(identifier, context).toLowerCase() : '';
  const args = operandsOf(childOf(node, 'FunctionCallBody'));
  const flow = mergedFlow(
    args.map((argument) => impactOf(argument, isValueTaken && !WITHOUT_VALUE.has(name), context)),
  );
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

const COMPARISONS: ReadonlySet<string> = new Set(['Eql', 'Gte', 'Gtr', 'Lte', 'Lss', 'Neq']);

function impactOfBinary(node: PromqlNode, isValueTaken: boolean, context: ImpactContext): Flow {
  const sides = sidesOf(node);
  if (!sides) return NO_FLOW;
  const [left, right] = sides;
  const flows = [impactOf(left, isValueTaken, context), impactOf(right, isValueTaken, context)] as const;
  impactOfMatching(node, sides, flows, context);
  const operator = node.children[node.children.indexOf(left) + 1]?.name ?? '';
  const flow = mergedFlow(flows);
  if (COMPARISONS.has(operator)) {
    if (isNumber(right, context)) reportThreshold(right, flows[0], context);
    if (isNumber(left, context)) reportThreshold(left, flows[1], context);
    return childOf(node, 'BoolModifier') ? { ...flow, units: new Set() } : flow;
  }
  if (operator === 'And' || operator === 'Unless') return { ...flow, units: flows[0].units };
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
