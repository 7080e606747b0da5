import type { ExpositionFamily } from '@ibex/exposition';

import type { Finding } from '../finding/finding.js';
import type { Expectations } from './expectations.js';

/** Finds the families that have more series than their budget, and whether all together have more than theirs. */
export function checkBudgets(
  families: readonly ExpositionFamily[],
  { budgetOf = () => undefined, seriesBudget = Number.POSITIVE_INFINITY }: Expectations,
): Finding[] {
  const total = families.reduce((sum, { seriesCount }) => sum + seriesCount, 0);
  return [
    ...families.flatMap((family) => overBudget(family, budgetOf(family.name))),
    ...overTotal(total, seriesBudget),
  ];
}

function overBudget({ name, line, seriesCount }: ExpositionFamily, budget: number | undefined): Finding[] {
  if (budget === undefined || seriesCount <= budget) return [];
  return [
    {
      code: 'metric/budget-exceeded',
      severity: 'error',
      metric: name,
      line,
      column: 1,
      message: `has ${String(seriesCount)} series, its budget is ${String(budget)}`,
      fix: 'record fewer label values, or raise its budget',
    },
  ];
}

function overTotal(series: number, budget: number): Finding[] {
  if (series <= budget) return [];
  return [
    {
      code: 'target/budget-exceeded',
      severity: 'error',
      message: `has ${String(series)} series altogether, the budget of a target is ${String(budget)}`,
      fix: 'look for the families with the most series: check-metrics lint --extended tells them',
    },
  ];
}
