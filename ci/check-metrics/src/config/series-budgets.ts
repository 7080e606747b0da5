import type { Catalog } from '@ibex/catalog';

import { glob } from './glob.js';

/**
 * The budgets of a configuration as a look-up: that of the metric's own name, else that of the first pattern, in the
 * order they are written, that matches it, else that of the catalog.
 *
 * @param budgets - the most series, by name or pattern
 * @param catalog - what it says counts where the configuration says nothing
 * @returns the most series a metric may have; `undefined` where there is no budget for it
 */
export function seriesBudgets(
  budgets: Readonly<Record<string, number>>,
  { metrics }: Pick<Catalog, 'metrics'>,
): (metric: string) => number | undefined {
  const exact = new Map(Object.entries(budgets));
  const patterns = [...exact].map(([pattern, most]) => ({ matches: glob(pattern), most }));
  const declared = new Map(metrics.map(({ name, budget }) => [name, budget]));
  return (metric) =>
    exact.get(metric) ?? patterns.find(({ matches }) => matches(metric))?.most ?? declared.get(metric);
}
