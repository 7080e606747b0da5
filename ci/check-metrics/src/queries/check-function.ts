import { childOf, operandsOf, type PromqlNode } from './promql/promql-node.js';
import type { QueryContext, QueryProblem } from './query-context.js';
import type { SeriesShape } from './series-shape.js';

/** They take resets for granted, which only a counter has. */
const FOR_COUNTERS: ReadonlySet<string> = new Set(['rate', 'increase', 'irate', 'resets']);

/** They take what falls for a change, which in a counter is a restart; or tell of values that depend on when that was. */
const FOR_GAUGES: ReadonlySet<string> = new Set([
  'avg_over_time',
  'delta',
  'deriv',
  'double_exponential_smoothing',
  'idelta',
  'mad_over_time',
  'predict_linear',
  'quantile_over_time',
  'stddev_over_time',
  'stdvar_over_time',
  'sum_over_time',
]);

/** They read native histograms, which have no buckets of their own series. What they tell is in another series of these. */
const FOR_NATIVE_HISTOGRAMS: ReadonlyMap<string, (metric: string) => string> = new Map<
  string,
  (metric: string) => string
>([
  ['histogram_avg', (metric) => `divide the rate of ${metric}_sum by that of ${metric}_count`],
  ['histogram_count', (metric) => `use ${metric}_count`],
  ['histogram_stddev', () => 'use histogram_quantile on the _bucket series'],
  ['histogram_stdvar', () => 'use histogram_quantile on the _bucket series'],
  ['histogram_sum', (metric) => `use ${metric}_sum`],
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
  const instead = FOR_NATIVE_HISTOGRAMS.get(name);
  if (instead && shape.isOurs && !shape.isOpen) {
    report({
      code: 'query/native-histogram',
      from: operand.from,
      to: operand.to,
      ...(metric !== undefined && { metric }),
      message: `${name} gives nothing, since these series are no native histograms`,
      fix:
        sort === 'gauge' || sort === 'counter' || metric === undefined
          ? 'use the series as they are'
          : instead(metric),
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
  side: PromqlNode,
  shape: SeriesShape,
  other: PromqlNode,
  { filled, report }: QueryContext,
): void {
  const { metric, sort } = shape;
  if (!COMPARISONS.has(operator) || metric === undefined || sort === 'gauge' || sort === 'unknown') return;
  if (other.name !== 'NumberDurationLiteral' || !isSelector(side)) return;
  const number = Number(filled.text.slice(other.from, other.to));
  if (!(number > 0)) return;
  report({
    code: 'query/raw-counter',
    severity: 'warning',
    from: side.from,
    to: side.to,
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
