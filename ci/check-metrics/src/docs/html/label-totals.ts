import type { LabelDocs, MetricDocs } from '../catalog-docs.js';

/** A label with a domain, in all metrics that have it. */
export interface LabelTotals {
  readonly name: string;
  readonly values: number;
  readonly metrics: readonly string[];
  /** The most series of these metrics. */
  readonly worstCase: number;
  /** What one more value adds to them. */
  readonly seriesPerValue: number;
}

/** The labels of all metrics, those that make most series first. Labels of one name and another domain are others. */
export function labelTotals(metrics: readonly MetricDocs[]): readonly LabelTotals[] {
  const totals = new Map<string, LabelTotals>();
  for (const { name, series, labels } of metrics) {
    for (const label of labels) {
      const key = JSON.stringify([label.name, label.kind, label.values]);
      totals.set(key, withMetric(totals.get(key) ?? none(label), label, name, series.worstCase));
    }
  }
  return [...totals.values()].toSorted((one, other) => other.worstCase - one.worstCase);
}

function none({ name, values }: LabelDocs): LabelTotals {
  return { name, values: values.length, metrics: [], worstCase: 0, seriesPerValue: 0 };
}

function withMetric(totals: LabelTotals, label: LabelDocs, metric: string, worstCase: number): LabelTotals {
  return {
    ...totals,
    metrics: [...totals.metrics, metric],
    worstCase: totals.worstCase + worstCase,
    seriesPerValue: totals.seriesPerValue + label.seriesPerValue,
  };
}
