import { deprecationOf, type MetricDefinition } from '@ibex/catalog';
import { daysAfter, daysBetween, LAST_DAY } from '@ibex/catalog/calendar-day';

import type { DiffContext } from './diff-context.js';

/** Whether a metric may go: by what it was announced, or why not. */
export type Removal =
  | { readonly is: 'announced'; readonly since: string; readonly day: string }
  | { readonly is: 'unannounced' }
  | {
      readonly is: 'early';
      /** For how many days it was deprecated, as far as that is known. */
      readonly days: number;
      /** The first on which it may go; absent where that never comes. */
      readonly day: string;
    }
  | { readonly is: 'without replacement'; readonly replacedBy: string; readonly missingIn: 'base' | 'head' };

/**
 * Judges the removal of a metric by what the base said of it: it was deprecated for as long as the base promised, and what
 * is to be used instead is there before and after.
 */
export function removalOf(
  definition: MetricDefinition,
  { base, today, baseMetrics, headMetrics }: DiffContext,
): Removal {
  const deprecation = deprecationOf(definition);
  if (!deprecation) return { is: 'unannounced' };
  const { deprecatedSince: since, replacedBy } = deprecation;
  const day = daysAfter(since, base.deprecationDays);
  if (day === LAST_DAY) return { is: 'early', days: 0, day };
  if (day > today) return { is: 'early', days: Math.max(0, daysBetween(since, today)), day };
  if (replacedBy !== undefined) {
    if (!headMetrics.has(replacedBy)) return { is: 'without replacement', replacedBy, missingIn: 'head' };
    if (!baseMetrics.has(replacedBy)) return { is: 'without replacement', replacedBy, missingIn: 'base' };
  }
  return { is: 'announced', since, day };
}
