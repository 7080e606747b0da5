/** The trace that a recording belongs to, by the ids of W3C Trace Context in lower-case hexadecimal. */
export interface ExemplarLabels {
  readonly trace_id: string;
  readonly span_id: string;
}

/**
 * Tells which sampled trace is active, asked each time a histogram observes; `undefined`: none. What it throws is
 * ignored, and so is what it returns where that is no such pair of ids.
 */
export type ExemplarSource = () => ExemplarLabels | undefined;
