/**
 * A type of a metric family. `untyped` is one of text format 0.0.4 alone; `unknown`, `info` and `stateset` exist in
 * OpenMetrics alone. In text format `gaugehistogram` stands for `gauge_histogram`, which Prometheus' parser takes too.
 */
export type MetricFamilyType =
  | 'counter'
  | 'gauge'
  | 'histogram'
  | 'summary'
  | 'untyped'
  | 'gaugehistogram'
  | 'unknown'
  | 'info'
  | 'stateset';

/** A set of label names that metrics of a family have in common. */
export interface LabelNameSet {
  /** In the order of its first line, without `le` of a histogram and `quantile` of a summary. */
  readonly names: readonly string[];
  /** How many metrics have it; see {@link ExpositionFamily.metrics}. */
  readonly metrics: number;
}

/** How many different values a label has in a family. */
export interface LabelValueCount {
  readonly name: string;
  readonly values: number;
}

/** What a body says about one metric family. */
export interface ExpositionFamily {
  /**
   * The name of the family: for a histogram `x` and its samples `x_bucket`, `x_sum`, `x_count` that is `x`. In
   * OpenMetrics that of a counter is without `_total`, and that of an info metric without `_info`.
   */
  readonly name: string;
  /** The declared type; `untyped`, in OpenMetrics `unknown`, where no TYPE line gives one before the first sample. */
  readonly type: MetricFamilyType;
  readonly typeDeclared: boolean;
  /** The help text with its escapes resolved; absent if there is no HELP line or its text is empty. */
  readonly help?: string;
  /** The unit from a UNIT line of OpenMetrics; absent if there is none or it is empty. */
  readonly unit?: string;
  /** The line that mentions the family first. */
  readonly line: number;
  readonly helpLine?: number;
  readonly typeLine?: number;
  readonly unitLine?: number;
  /** How many sample lines could be read. 0 means declared and never sampled: Prometheus stores nothing for it. */
  readonly sampleCount: number;
  /** How many different series those lines have. Smaller than `sampleCount` where series are repeated. */
  readonly seriesCount: number;
  /**
   * How many metrics expfmt makes of the family: of a histogram or summary one for each set of labels without the
   * bound label, of every other type one for each sample line, repeated lines included.
   */
  readonly metrics: number;
  /** The sets of label names of those metrics, in order of appearance. */
  readonly labelNameSets: readonly LabelNameSet[];
  /** How many buckets or quantiles expfmt puts in the first metric of a histogram or summary; else 0. */
  readonly firstMetricBuckets: number;
  /** Every label name seen, in order of appearance, without `le` of a histogram and `quantile` of a summary. */
  readonly labelNames: readonly string[];
  /**
   * How many different values each of those labels has, empty ones not counted, and last `le` of a histogram or
   * `quantile` of a summary. Only with the option `countLabelValues`.
   */
  readonly labelValueCounts?: readonly LabelValueCount[];
  /** The upper bounds of a histogram's buckets, ascending, `Infinity` for `+Inf`; empty for every other type. */
  readonly bucketBounds: readonly number[];
}
