import { glob } from './glob.js';

/**
 * The budgets of a configuration as a look-up: that of the metric's own name, else that of the first pattern, in the
 * order they are written, that matches it.
 *
 * @param budgets - the most series, by name or pattern
 * @returns the most series a metric may have; `undefined` where there is no budget for it
 */
export function seriesBudgets(
  budgets: Readonly<Record<string, number>>,
): (metric: string) => number | undefined {
  const exact = new Map(Object.entries(budgets));
  const patterns = [...exact].map(([pattern, most]) => ({ matches: glob(pattern), most }));
  return (metric) => exact.get(metric) ?? patterns.find(({ matches }) => matches(metric))?.most;
}
