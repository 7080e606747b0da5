import type { Budget, CardinalityReport, SeriesFigures } from './cardinality-report.js';

/** A budget that does not hold, and the series that are too many for it. */
export interface ExceededBudget extends Budget {
  readonly series: number;
}

/** The budgets that a target exceeds: none where no target was counted. */
export function exceededBudgets(report: CardinalityReport): ExceededBudget[] {
  const { target } = report;
  return [
    ...exceededBy(report, ({ actual }) => actual),
    ...(target?.budget !== undefined && target.series > target.budget
      ? [{ of: 'target' as const, budget: target.budget, series: target.series }]
      : []),
  ];
}

/**
 * The budgets that the catalog allows more series than. `defineCatalog` sees to its own, so these are of the
 * configuration.
 */
export function exceedableBudgets(report: CardinalityReport): ExceededBudget[] {
  return exceededBy(report, ({ worstCase }) => worstCase);
}

function exceededBy(
  { total, services, metrics }: CardinalityReport,
  seriesOf: (figures: SeriesFigures) => number | undefined,
): ExceededBudget[] {
  const budgets = [
    ...metrics.map((figures) => ({ of: 'metric' as const, name: figures.name, figures })),
    ...services.map((figures) => ({ of: 'service' as const, name: figures.name, figures })),
    { of: 'catalog' as const, figures: total },
  ];
  return budgets.flatMap(({ figures, ...budget }) => {
    const series = seriesOf(figures);
    if (figures.budget === undefined || series === undefined || series <= figures.budget) return [];
    return [{ ...budget, budget: figures.budget, series }];
  });
}
