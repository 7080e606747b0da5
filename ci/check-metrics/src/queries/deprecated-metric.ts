import { deprecationOf, type MetricDefinition } from '@ibex/catalog';
import { daysAfter } from '@ibex/catalog/calendar-day';

import type { NameProblem } from './name-problem.js';

/**
 * What is to be said of a query for a metric that is going to go.
 *
 * @param name - of the series that is asked for
 * @param definitions - of the catalog, by name
 * @param days - for how many a metric is deprecated before it may go
 * @returns `undefined` for a metric that stays
 */
export function deprecatedMetric(
  name: string,
  definition: MetricDefinition,
  definitions: ReadonlyMap<string, MetricDefinition>,
  days: number,
): NameProblem | undefined {
  const deprecation = deprecationOf(definition);
  if (!deprecation) return undefined;
  const { deprecatedSince, replacedBy } = deprecation;
  const replacement = replacedBy === undefined ? undefined : definitions.get(replacedBy);
  return {
    code: 'query/deprecated-metric',
    severity: 'warning',
    metric: definition.name,
    message: `is deprecated since ${deprecatedSince}, and may go from ${daysAfter(deprecatedSince, days)} on`,
    fix: replacement
      ? `use ${seriesInstead(name.slice(definition.name.length), definition, replacement)}`
      : 'nothing replaces it: remove the query, or ask those who own the metric',
  };
}

/** The series of the replacement that stands for one of the metric; a catalog has a counter replaced by a histogram at most. */
function seriesInstead(
  suffix: string,
  { type }: MetricDefinition,
  { name, type: newType }: MetricDefinition,
): string {
  return type === 'counter' && newType === 'histogram' ? `${name}_count` : name + suffix;
}
