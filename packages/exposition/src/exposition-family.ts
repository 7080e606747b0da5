/** A type of text format 0.0.4. `gaugehistogram` stands for `gauge_histogram`, which Prometheus' parser takes too. */
export type MetricFamilyType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped' | 'gaugehistogram';

/** What a body says about one metric family. */
export interface ExpositionFamily {
  /** The name of the family: for a histogram `x` and its samples `x_bucket`, `x_sum`, `x_count` that is `x`. */
  readonly name: string;
  /** The declared type; `untyped` where no TYPE line gives one before the first sample. */
  readonly type: MetricFamilyType;
  readonly typeDeclared: boolean;
  /** The help text with its escapes resolved; absent if there is no HELP line or its text is empty. */
  readonly help?: string;
  /** The line that mentions the family first. */
  readonly line: number;
  readonly helpLine?: number;
  readonly typeLine?: number;
  /** How many sample lines could be read. 0 means declared and never sampled: Prometheus stores nothing for it. */
  readonly sampleCount: number;
  /** How many different series those lines have. Smaller than `sampleCount` where series are repeated. */
  readonly seriesCount: number;
  /** Every label name seen, in order of appearance, without `le` of a histogram and `quantile` of a summary. */
  readonly labelNames: readonly string[];
  /** The upper bounds of a histogram's buckets, ascending, `Infinity` for `+Inf`; empty for every other type. */
  readonly bucketBounds: readonly number[];
}
