import { childOf, operandsOf, type PromqlNode } from './promql/promql-node.js';
import type { QueryContext, QueryProblem } from './query-checker.js';
import type { SeriesShape } from './series-shape.js';

/** They take resets for granted, which only a counter has. */
const FOR_COUNTERS: ReadonlySet<string> = new Set(['rate', 'increase', 'irate', 'resets']);

/** They take what falls for a change, which in a counter is a restart. */
const FOR_GAUGES: ReadonlySet<string> = new Set([
  'delta',
  'idelta',
  'deriv',
  'predict_linear',
  'holt_winters',
  'double_exponential_smoothing',
]);

/**
 * Holds a function to what it is used on.
 *
 * @param identifier - where the function is named
 * @param shape - of the series it is used on
 * @param operand - where these stand
 */
export function checkFunction(
  name: string,
  identifier: PromqlNode,
  shape: SeriesShape,
  operand: PromqlNode,
  report: (problem: QueryProblem) => void,
): void {
  const { metric, sort } = shape;
  const place = { from: identifier.from, to: identifier.to, ...(metric !== undefined && { metric }) };
  if (metric !== undefined && sort === 'gauge' && FOR_COUNTERS.has(name)) {
    report({
      code: 'query/rate-of-gauge',
      ...place,
      message: `is a gauge, and ${name} is for counters`,
      fix:
        name === 'resets'
          ? 'use changes'
          : `use ${name === 'increase' ? 'delta' : 'deriv'}, or avg_over_time`,
    });
  }
  if (metric !== undefined && sort !== 'gauge' && sort !== 'unknown' && FOR_GAUGES.has(name)) {
    report({
      code: 'query/gauge-function-on-counter',
      ...place,
      message: `is a counter, which restarts at 0, and ${name} is for gauges`,
      fix:
        name === 'delta'
          ? 'use increase'
          : name === 'idelta'
            ? 'use irate'
            : `use rate, and ${name} on that in a subquery`,
    });
  }
  if (
    (name === 'histogram_quantile' || name === 'histogram_fraction') &&
    shape.isOurs &&
    !shape.isOpen &&
    !shape.labels.has('le')
  ) {
    const isOther = metric !== undefined && sort !== 'unknown';
    report({
      code: 'query/histogram-quantile',
      from: operand.from,
      to: operand.to,
      ...(metric !== undefined && { metric }),
      message: isOther
        ? `has no buckets, which ${name} needs`
        : `${name} needs the label le, and none of these series has it`,
      fix: isOther
        ? 'use the _bucket series of a histogram'
        : 'keep it, as in sum by (le) (…), of the _bucket series of a histogram',
    });
  }
}

const COMPARISONS: ReadonlySet<string> = new Set(['Gtr', 'Gte', 'Lss', 'Lte', 'Eql', 'Neq']);

/**
 * A counter tells how much there was since the start: to compare that with a number says when the process started. Whether
 * it is still 0 is a question that has an answer.
 */
export function checkComparison(
  operator: string,
  left: PromqlNode,
  shape: SeriesShape,
  right: PromqlNode,
  { filled, report }: QueryContext,
): void {
  const { metric, sort } = shape;
  if (!COMPARISONS.has(operator) || metric === undefined || sort === 'gauge' || sort === 'unknown') return;
  if (right.name !== 'NumberDurationLiteral' || !isSelector(left)) return;
  const number = Number(filled.text.slice(right.from, right.to));
  if (!(number > 0)) return;
  report({
    code: 'query/raw-counter',
    severity: 'warning',
    from: left.from,
    to: left.to,
    metric,
    message: 'is a counter, so what it has come to depends on when the process started',
    fix: 'compare its increase or its rate',
  });
}

function isSelector(node: PromqlNode): boolean {
  if (node.name === 'VectorSelector') return childOf(node, 'Identifier') !== undefined;
  const [operand] = operandsOf(node);
  return (
    /^(?:ParenExpr|OffsetExpr|StepInvariantExpr)$/.test(node.name) &&
    operand !== undefined &&
    isSelector(operand)
  );
}
