import { calendarDayOf } from '../calendar-day.js';
import type { CatalogFinding, CatalogProblem } from '../catalog-problem.js';
import type { Catalog } from '../catalog.js';
import type { MetricDefinition } from '../metric-definition.js';
import { deprecationOf } from '../stability.js';

/** Whoever uses a metric that is going to go needs to know since when, and where to go. */
export function checkStability(definition: MetricDefinition, { metrics }: Catalog): CatalogFinding[] {
  const { stability = 'stable' } = definition;
  if (typeof stability === 'string') return [...checkWord(stability)];
  const { deprecatedSince, replacedBy } = stability;
  return [
    ...checkDay(deprecatedSince),
    ...(replacedBy === undefined ? [] : checkReplacement(definition, replacedBy, metrics)),
  ];
}

/** The time that a deprecation takes is one of whole days. */
export function checkDeprecationDays({ deprecationDays }: Catalog): CatalogProblem[] {
  if (Number.isSafeInteger(deprecationDays) && deprecationDays >= 0) return [];
  return [
    {
      code: 'catalog/stability',
      message: `"deprecationDays" is ${String(deprecationDays)}, which is no number of days`,
      fix: 'write a whole number of 0 or more',
    },
  ];
}

// The compiler knows the words; a catalog in JavaScript has none.
function* checkWord(stability: string): Iterable<CatalogFinding> {
  if (stability === 'stable' || stability === 'experimental') return;
  yield {
    code: 'catalog/stability',
    message: `has the stability "${stability}", and there is none of that name`,
    fix: 'write "experimental" or "stable", or an object with "deprecatedSince"',
  };
}

function* checkDay(day: string): Iterable<CatalogFinding> {
  const form = calendarDayOf(day);
  if (form === 'day') return;
  yield {
    code: 'catalog/stability',
    message:
      form === 'no such day'
        ? `is deprecated since "${day}", and no such day exists`
        : `is deprecated since "${day}", which is no day of the form YYYY-MM-DD`,
    fix: 'write the day of the announcement as YYYY-MM-DD',
  };
}

function* checkReplacement(
  definition: MetricDefinition,
  replacedBy: string,
  metrics: readonly MetricDefinition[],
): Iterable<CatalogFinding> {
  const replacement = metrics.find(({ name }) => name === replacedBy);
  const fault = replacement ? unfitness(replacement, definition) : 'which is not in the catalog';
  if (fault === undefined) return;
  yield {
    code: 'catalog/stability',
    message: `is replaced by "${replacedBy}", ${fault}`,
    fix: replacement
      ? 'name a metric that stays and can be queried alike, or leave "replacedBy" out'
      : 'declare the replacement beside it, or leave "replacedBy" out',
  };
}

function unfitness(replacement: MetricDefinition, replaced: MetricDefinition): string | undefined {
  if (replacement.name === replaced.name) return 'which is the metric itself';
  if (deprecationOf(replacement)) return 'which is deprecated itself';
  if (replacement.type === replaced.type) return undefined;
  // Its `_count` is a counter of the same.
  if (replaced.type === 'counter' && replacement.type === 'histogram') return undefined;
  return `which is a ${replacement.type} and cannot take the place of a ${replaced.type}`;
}
