import { reportAbsent } from './absent-label.js';
import { labelsOf } from './label-list.js';
import { childOf, type PromqlNode } from './promql/promql-node.js';
import type { QueryContext } from './query-context.js';
import { stringOf } from './query-text.js';
import { adding, calculated, dropping, keeping, type SeriesShape, UNKNOWN_SHAPE } from './series-shape.js';

/**
 * The series that an aggregation gives.
 *
 * @param args - its parameter, if it has one, and what is aggregated
 * @param shapes - of these
 */
export function seriesOfAggregation(
  node: PromqlNode,
  args: readonly PromqlNode[],
  shapes: readonly SeriesShape[],
  context: QueryContext,
): SeriesShape {
  const operator = childOf(node, 'AggregateOp')?.children[0]?.name ?? '';
  const modifier = childOf(node, 'AggregateModifier');
  const [parameter] = args.length > 1 ? args : [];
  const shape = shapes.at(-1) ?? UNKNOWN_SHAPE;
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
