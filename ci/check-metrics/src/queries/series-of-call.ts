import { reportAbsent } from './absent-label.js';
import { checkFunction } from './check-function.js';
import { childOf, type PromqlNode } from './promql/promql-node.js';
import type { QueryContext } from './query-context.js';
import { stringOf, textOf } from './query-text.js';
import { adding, calculated, dropping, NO_LABELS, type SeriesShape, UNKNOWN_SHAPE } from './series-shape.js';

/**
 * The series that a function gives, which is held to what it is used on.
 *
 * @param shapes - of its arguments
 */
export function seriesOfCall(
  node: PromqlNode,
  args: readonly PromqlNode[],
  shapes: readonly SeriesShape[],
  context: QueryContext,
): SeriesShape {
  const identifier = childOf(node, 'FunctionIdentifier');
  const name = identifier ? textOf(identifier, context).toLowerCase() : '';
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
