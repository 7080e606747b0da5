import type { ExpositionFormat, SeverityOverrides } from '@ibex/exposition';

/** How inputs are linted. */
export interface LintOptions {
  /** `auto`, the default, is the text format, and OpenMetrics for a file named `….om` or `….openmetrics`. */
  readonly format?: ExpositionFormat | 'auto' | undefined;
  /** Whether names may be any UTF-8 in quotes, as in Prometheus 3. */
  readonly utf8Names?: boolean | undefined;
  /** Whether families get the findings of Prometheus' metric lint. Default `true`. */
  readonly lint?: boolean | undefined;
  /** Whether label values are looked at for identifiers. Default `true`. */
  readonly valueShapes?: boolean | undefined;
  /** Whether the distinct values of each label are counted. */
  readonly extended?: boolean | undefined;
  /** How many problems of an input are listed; the rest is counted. */
  readonly maxProblems?: number | undefined;
  /** Longer lines are not read. */
  readonly maxLineBytes?: number | undefined;
  /** An input of more metric families is not read to its end. */
  readonly maxFamilies?: number | undefined;
  /** Nor is one whose names and help texts have more bytes altogether. */
  readonly maxTextBytes?: number | undefined;
  /** Severities other than the usual ones, by code. */
  readonly severities?: SeverityOverrides | undefined;
  /** How wide the excerpts of the source may be, in columns; without it there are none. */
  readonly excerptWidth?: number | undefined;
}
