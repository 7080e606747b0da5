import type { MetricDefinition } from './metric-definition.js';
import { metricBound } from './worst-case-series.js';

/** What a label costs in series. */
export interface LabelCost {
  readonly label: string;
  /** The size of its domain. */
  readonly values: number;
  /** The series that each value makes at worst, which is what one more value would add. */
  readonly seriesPerValue: number;
}

/**
 * What each label of a metric costs at worst on a target.
 *
 * @returns one entry per label, in the order of the definition
 */
export function labelCosts(definition: MetricDefinition): LabelCost[] {
  const { seriesPerLabelSet } = metricBound(definition);
  const domains = Object.entries(definition.labels);
  return domains.map(([label, { values }]) => ({
    label,
    values: values.length,
    seriesPerValue: domains.reduce(
      (product, [other, domain]) => (other === label ? product : product * domain.values.length),
      seriesPerLabelSet,
    ),
  }));
}

/**
 * The label without which a metric would have the fewest series: that with the most values.
 *
 * @returns `undefined` for a metric without labels
 */
export function costliestLabel(definition: MetricDefinition): LabelCost | undefined {
  const costs = labelCosts(definition);
  const most = Math.max(...costs.map(({ values }) => values));
  return costs.find(({ values }) => values === most);
}
