/** What stands behind `--` in a directive, taken apart. */
export interface Justification {
  /** Why; empty where nothing is said. */
  readonly reason: string;
  /** What stands where the end date belongs, right behind `until`: a day in the form `YYYY-MM-DD`, or not. */
  readonly until?: string;
}

/**
 * Takes a justification apart: `why`, or `until YYYY-MM-DD: why`.
 *
 * @param text - what stands behind `--`
 */
export function parseJustification(text: string): Justification {
  const { until, reason = text } = END_DATE.exec(text.trim())?.groups ?? {};
  return { reason: reason.trim(), ...(until !== undefined && { until }) };
}

const END_DATE = /^until\b[\s:]*(?<until>[^\s:]*)[\s:]*(?<reason>.*)$/isu;
