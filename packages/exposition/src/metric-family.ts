import type { MetricFamilyType } from './exposition-family.js';

/** A metric family with everything a body says of it. */
export interface MetricFamily {
  readonly name: string;
  readonly type: MetricFamilyType;
  readonly help?: string;
  /** OpenMetrics only. */
  readonly unit?: string;
  readonly samples: readonly MetricSample[];
}

/** One sample of a {@link MetricFamily}. */
export interface MetricSample {
  /** The name on the line, such as `x_bucket`. */
  readonly name: string;
  /** The labels in the order of the line, with `le` and `quantile`. */
  readonly labels: readonly MetricLabel[];
  readonly value: number;
  /** Milliseconds since 1970, where the line has a timestamp. */
  readonly timestamp?: bigint;
  /** OpenMetrics only. */
  readonly exemplar?: MetricExemplar;
}

/** What an OpenMetrics sample points to, such as a trace. */
export interface MetricExemplar {
  readonly labels: readonly MetricLabel[];
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly timestamp?: bigint;
}

/** A label name and its value, without escapes. */
export interface MetricLabel {
  readonly name: string;
  readonly value: string;
}
