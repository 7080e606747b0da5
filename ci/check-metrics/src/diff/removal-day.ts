import type { Deprecation } from '@ibex/catalog';
import { daysAfter } from '@ibex/catalog/calendar-day';

/**
 * The first day on which a deprecated metric may go.
 *
 * @param days - for how many days a metric is deprecated before that
 * @returns `YYYY-MM-DD`; `undefined` where it never comes
 */
export function removalDay({ deprecatedSince }: Deprecation, days: number): string | undefined {
  return daysAfter(deprecatedSince, days);
}
