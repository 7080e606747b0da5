import type { MetricType } from '@ibex/catalog';

/** How many series something has: at worst, on a target, and how many it may have. */
export interface SeriesFigures {
  readonly worstCase: number;
  readonly budget?: number;
  /** On the target that was counted. */
  readonly actual?: number;
}

/** What the series of a catalog come to. */
export interface CardinalityReport {
  /** Of all metrics of the catalog. */
  readonly total: SeriesFigures;
  /** The services and subsystems that have metrics, in the order of the catalog. */
  readonly services: readonly ServiceFigures[];
  /** The metric with the most series at worst first. */
  readonly metrics: readonly MetricFigures[];
  /** The label of which one more value costs most first. */
  readonly labels: readonly LabelFigures[];
  /** The target that was counted. */
  readonly target?: TargetFigures;
}

/** The series of a service's metrics. */
export interface ServiceFigures extends SeriesFigures {
  readonly name: string;
  readonly metrics: number;
}

/** The series of a metric, and what its labels make of them. */
export interface MetricFigures extends SeriesFigures {
  readonly name: string;
  readonly type: MetricType;
  readonly labels: readonly MetricLabelFigures[];
}

/** A label of a metric. */
export interface MetricLabelFigures {
  readonly label: string;
  /** The size of its domain. */
  readonly values: number;
  /** What one more value adds to the series of the metric at worst. */
  readonly seriesPerValue: number;
  /** How many values it has on the target. */
  readonly actualValues?: number;
}

/** A label with one domain, over all metrics that have it. */
export interface LabelFigures {
  readonly label: string;
  readonly values: number;
  /** Those that have it, in the order of the catalog. */
  readonly metrics: readonly string[];
  /** The series that carry it at worst. */
  readonly worstCase: number;
  /** What one more value adds to the series of the catalog at worst. */
  readonly seriesPerValue: number;
  /** The budgets that one more value would exceed, and that are kept without it. */
  readonly exceeds: readonly Budget[];
}

/** A budget, by what it is for. */
export interface Budget {
  /** A metric, a service, the `catalog` as a whole, or everything on the `target`. */
  readonly of: 'metric' | 'service' | 'catalog' | 'target';
  /** Of a metric or service. */
  readonly name?: string;
  readonly budget: number;
}

/** What was counted on a target. */
export interface TargetFigures {
  readonly name: string;
  /** Where it was read, if that is not its name. */
  readonly address?: string;
  /** All of it, whatever the catalog says. */
  readonly series: number;
  /** What is not in the catalog. */
  readonly otherFamilies: number;
  readonly otherSeries: number;
  /** The most series of a target altogether, as the configuration has it. */
  readonly budget?: number;
}
