import { childOf, type PromqlNode } from '../promql/promql-node.js';
import { mayHave } from '../series-shape.js';
import { textOf } from '../query-text.js';
import { labelDifferences } from './label-changes.js';
import { type Flow, type ImpactContext, mergedFlow, NO_FLOW, type TakenOfValues } from './query-impact.js';

/** What they give does not depend on how many series what they are given is divided into. */
const INDIFFERENT: ReadonlySet<string> = new Set(['Sum', 'Group']);

/** They give some of the series as they are, so that it is seen in the result. */
const CHOOSING: ReadonlySet<string> = new Set(['Topk', 'Bottomk', 'LimitK', 'LimitRatio']);

/** An aggregation, and what matters of the values that it gives. */
interface Aggregation {
  readonly operator: string;
  readonly args: readonly PromqlNode[];
  readonly taken: TakenOfValues;
}

/**
 * What changes do to an aggregation: of what is divided into more series or fewer, the sum is the same, and the mean is not.
 *
 * @param flows - what comes out of its arguments
 */
export function impactOfAggregation(
  node: PromqlNode,
  { operator, args, taken }: Aggregation,
  flows: readonly Flow[],
  context: ImpactContext,
): Flow {
  const operand = args.at(-1);
  const flow = flows.at(-1);
  if (!operand || !flow) return NO_FLOW;
  const shapes = context.shapesOf(operand);
  const result = context.shapesOf(node);
  const identifier = childOf(node, 'AggregateOp') ?? node;
  const name = textOf(identifier, context);
  // The least and the most of what is measured, other than of what is counted, is the same of all its parts.
  const isExtreme = operator === 'Min' || operator === 'Max';
  const dependsOnNumber = taken !== 'presence' && !INDIFFERENT.has(operator) && !CHOOSING.has(operator);
  const isWithout = childOf(childOf(node, 'AggregateModifier'), 'Without') !== undefined;
  const keptBy = new Map(flow.keptBy);
  for (const { label, kind, change, origin } of labelDifferences(shapes, flow, context)) {
    if (kind === 'gained' && isWithout && mayHave(result.head, label) && !keptBy.has(label)) {
      const { from, to } = childOf(node, 'AggregateModifier') ?? node;
      keptBy.set(label, { from, to, through: origin.through, what: `${name} without (…)` });
    }
    if (!dependsOnNumber || change.kind === 'label-renamed') continue;
    if (isExtreme && shapes.base.sort === 'gauge') continue;
    if (kind === 'gained' ? mayHave(result.head, label) : mayHave(result.base, label)) continue;
    const how =
      kind === 'gained'
        ? `${name} is of more series now, one for each value of the new label ${label}`
        : `${name} is of fewer series now, without the label ${label}, which is gone`;
    const { from, to } = identifier;
    context.report({ change, how, from, to, through: origin.through, passesOn: true });
  }
  return {
    origins: mergedFlow(flows).origins,
    buckets: mayHave(result.base, 'le') ? flow.buckets : new Set(),
    units: /^(?:Count|CountValues|Group)$/.test(operator) ? new Set() : flow.units,
    keptBy,
  };
}
