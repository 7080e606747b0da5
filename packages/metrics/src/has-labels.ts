import type { MetricDefinition } from '@ibex/catalog';

/** Whether a metric has labels at all: one without has a single series, and is recorded without any. */
export function hasLabels({ labels }: MetricDefinition): boolean {
  return Object.keys(labels).length > 0;
}
