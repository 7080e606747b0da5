import type { ExpositionSample } from './exposition-sample.js';
import type { SeverityOverrides } from './problems/problem-codes.js';

/** The format a body is written in. */
export type ExpositionFormat = 'text' | 'openmetrics';

/** How a body is validated. */
export interface ExpositionOptions {
  /** `text` is the text format 0.0.4 and the default, `openmetrics` is OpenMetrics 1.0. */
  readonly format?: ExpositionFormat | undefined;
  /**
   * Whether metric and label names may be any UTF-8 in quotes, as in Prometheus 3. Default `false`. For text format
   * alone: OpenMetrics 1.0 has no such names, whatever this says.
   */
  readonly utf8Names?: boolean | undefined;
  /** Whether families get the findings of Prometheus' metric lint (`lint/`). Default `true`. */
  readonly lint?: boolean | undefined;
  /** Whether label values are looked at for identifiers (`value/`). Default `true`. */
  readonly valueShapes?: boolean | undefined;
  /** Whether the distinct values of each label are counted, which takes memory for each. Default `false`. */
  readonly countLabelValues?: boolean | undefined;
  /** Severities other than the usual ones. They change what is reported, never the verdict. */
  readonly severities?: SeverityOverrides | undefined;
  /** How many problems are listed; the rest is counted (`limit/too-many-problems`). Default 10,000. */
  readonly maxProblems?: number | undefined;
  /** Lines of more bytes are not read (`limit/line-too-long`), which bounds memory. Default 16 MiB. */
  readonly maxLineBytes?: number | undefined;
  /**
   * A body of more metric families is not read to its end (`limit/too-many-families`), which bounds memory. Default
   * 100,000.
   */
  readonly maxFamilies?: number | undefined;
  /**
   * A body whose names and help texts take more bytes altogether is not read to its end (`limit/too-much-text`),
   * which bounds memory. Metric names and help texts count once, label names once for each set of label names that
   * a family has, with what it takes to hold them. Default 64 MiB.
   */
  readonly maxTextBytes?: number | undefined;
  /**
   * Called for every sample line that can be read, in order. What it throws is passed on to the caller of `write`,
   * `end` or `validateExposition`.
   */
  readonly onSample?: ((sample: ExpositionSample) => void) | undefined;
}

/** {@link ExpositionOptions.maxProblems} where it is not given. */
export const DEFAULT_MAX_PROBLEMS = 10_000;
/** {@link ExpositionOptions.maxFamilies} where it is not given. */
export const DEFAULT_MAX_FAMILIES = 100_000;
/** {@link ExpositionOptions.maxTextBytes} where it is not given. */
export const DEFAULT_MAX_TEXT_BYTES = 64 * 1024 * 1024;
/** {@link ExpositionOptions.maxLineBytes} where it is not given. */
export const DEFAULT_MAX_LINE_BYTES = 16 * 1024 * 1024;

/**
 * A limit from the options.
 *
 * @throws RangeError if it is not a positive integer
 */
export function limitOption(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`${name} must be a positive integer, got ${String(value)}`);
}
