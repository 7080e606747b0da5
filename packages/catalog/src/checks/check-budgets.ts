import type { CatalogFinding, CatalogProblem } from '../catalog-problem.js';
import type { Catalog } from '../catalog.js';
import { costliestLabel } from '../label-costs.js';
import type { MetricDefinition } from '../metric-definition.js';
import { ownerOf } from '../policy/metric-name-convention.js';
import { metricBound } from '../worst-case-series.js';

/** The series of a metric at worst are no more than its budget. */
export function checkMetricBudget(definition: MetricDefinition): CatalogFinding[] {
  const { budget } = definition;
  if (budget === undefined) return [];
  if (!isCount(budget)) return [notACount('"budget"', budget)];
  const { series, seriesPerLabelSet } = metricBound(definition);
  if (series <= budget) return [];
  const costliest = costliestLabel(definition);
  const message = `has ${String(series)} series at worst, and its budget is ${String(budget)}`;
  if (!costliest || costliest.values <= 1) {
    const parts = seriesPerLabelSet > 1 ? 'take buckets away' : 'let it have its one series';
    return [{ code: 'catalog/budget-exceeded', message, fix: `${parts}, or raise the budget` }];
  }
  const { label, values, seriesPerValue } = costliest;
  const affordable = Math.floor(budget / seriesPerValue);
  return [
    {
      code: 'catalog/budget-exceeded',
      label,
      message: `${message}; the label "${label}" costs most, with ${String(values)} values of ${String(seriesPerValue)} series each`,
      fix:
        affordable === 0
          ? `leave "${label}" or another label out, or raise the budget`
          : `let "${label}" have at most ${String(affordable)} values, leave a label out, or raise the budget`,
    },
  ];
}

/** The series of a service's metrics, and of all, are no more than their budgets. */
export function checkCatalogBudgets(catalog: Catalog): CatalogProblem[] {
  const { metrics, serviceBudgets, seriesBudget } = catalog;
  return [
    ...Object.entries(serviceBudgets).flatMap(([service, budget]) => {
      if (![...catalog.services, ...catalog.subsystems].includes(service)) {
        return [noSuchService(service, catalog)];
      }
      const own = metrics.filter(({ name }) => ownerOf(name, catalog) === service);
      return checkSum(`the metrics of "${service}" have`, own, budget, `"serviceBudgets.${service}"`);
    }),
    ...(seriesBudget === undefined
      ? []
      : checkSum('the metrics have', metrics, seriesBudget, '"seriesBudget"')),
  ];
}

function checkSum(
  have: string,
  metrics: readonly MetricDefinition[],
  budget: number,
  key: string,
): CatalogProblem[] {
  if (!isCount(budget)) return [notACount(key, budget)];
  const total = metrics.reduce((sum, metric) => sum + metricBound(metric).series, 0);
  if (total <= budget) return [];
  return [
    {
      code: 'catalog/budget-exceeded',
      message: `${have} ${String(total)} series at worst, and the budget is ${String(budget)}${costliestOf(metrics)}`,
      fix: `give its labels fewer values, or raise ${key}`,
    },
  ];
}

function costliestOf(metrics: readonly MetricDefinition[]): string {
  const most = Math.max(...metrics.map((metric) => metricBound(metric).series));
  const costliest = metrics.find((metric) => metricBound(metric).series === most);
  if (!costliest) return '';
  const label = costliestLabel(costliest);
  const because = label ? `, and of it the label "${label.label}", with ${String(label.values)} values` : '';
  return `; ${costliest.name} costs most, with ${String(most)}${because}`;
}

function noSuchService(service: string, { services, subsystems }: Catalog): CatalogProblem {
  return {
    code: 'catalog/budget',
    message: `"serviceBudgets" has "${service}", which is no service and no subsystem`,
    fix: `name one of ${[...services, ...subsystems].join(', ')}`,
  };
}

function notACount(key: string, budget: number): CatalogFinding {
  return {
    code: 'catalog/budget',
    message: `${key} is ${String(budget)}, which is no number of series`,
    fix: 'write a whole number of 0 or more',
  };
}

function isCount(budget: number): boolean {
  return Number.isSafeInteger(budget) && budget >= 0;
}
