import type { MetricDefinition } from '@ibex/catalog';

import type { NameProblem } from './name-problem.js';

/**
 * What is wrong with a name that nothing has: most are near to one that there is, or are that of a histogram without the end
 * that its series have.
 *
 * @param definitions - the metrics of the catalog by their names
 * @param suggest - gives the name that may be meant
 */
export function unknownMetric(
  name: string,
  definitions: ReadonlyMap<string, MetricDefinition>,
  suggest: (name: string) => string | undefined,
): NameProblem {
  const problem = { code: 'query/unknown-metric' as const, metric: name };
  const fixOr = (otherwise: string): string => {
    const suggestion = suggest(name);
    return suggestion === undefined ? otherwise : `use ${suggestion}`;
  };
  const [, base = '', suffix = ''] = /^(.*?)_(bucket|sum|count|total)$/.exec(name) ?? [];
  const histogram = definitions.get(name);
  if (histogram) {
    return {
      ...problem,
      message: 'is a histogram, and no series has its bare name',
      fix: `use ${name}_bucket, ${name}_sum or ${name}_count`,
    };
  }
  const other = definitions.get(base);
  if (other) {
    return {
      ...problem,
      message: `is no metric of the catalog: ${base} is a ${other.type}, which has no _${suffix}`,
      fix: other.type === 'histogram' ? `use ${base}_count` : `use ${base}`,
    };
  }
  if (definitions.has(`${name}_total`)) {
    return { ...problem, message: 'is no metric of the catalog', fix: `use ${name}_total` };
  }
  if (name.includes(':')) {
    return {
      ...problem,
      message: 'is recorded by no rule of the files given',
      fix: fixOr('give the file that records it as well, or correct the name'),
    };
  }
  return {
    ...problem,
    message: 'is no metric of the catalog',
    fix: fixOr(
      'correct it, or add it to the catalog; what comes from elsewhere can be allowed in the configuration',
    ),
  };
}
