/** One label of a sample. The columns are those of the value between its quotes; see `Problem` for what they count. */
export interface ExpositionLabel {
  readonly name: string;
  /** The value with its escapes resolved. */
  readonly value: string;
  readonly column: number;
  /** The column of the closing quote. */
  readonly endColumn: number;
}

/** The exemplar of an OpenMetrics sample. */
export interface ExpositionExemplar {
  readonly labels: readonly ExpositionLabel[];
  readonly value: number;
  /** Milliseconds since 1970, where it has a timestamp. */
  readonly timestamp?: bigint;
}

/** One sample line. */
export interface ExpositionSample {
  /** The name on the line, such as `x_bucket`. */
  readonly name: string;
  /** The name of the family it belongs to, such as `x`. */
  readonly family: string;
  /** The labels in the order of the line, with `le` and `quantile`. */
  readonly labels: readonly ExpositionLabel[];
  readonly value: number;
  /** Milliseconds since 1970, where the line has a timestamp. */
  readonly timestamp?: bigint;
  /** OpenMetrics only. */
  readonly exemplar?: ExpositionExemplar;
  readonly line: number;
}
