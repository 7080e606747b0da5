import type { BrokenQuery } from '../queries/broken/broken-query.js';
import type { ReportSection } from '../report/report.js';

/** Those that no exemption lets pass, by the sections after exemptions were applied. */
export function countingQueries(
  broken: readonly BrokenQuery[],
  sections: readonly ReportSection[],
): readonly BrokenQuery[] {
  const findings = sections.flatMap((section) => section.findings);
  // A finding has the very excerpt of the query that it was made of.
  const exempted = new Set(findings.filter((finding) => finding.exempted).map(({ excerpt }) => excerpt));
  return broken.filter(({ excerpt }) => !exempted.has(excerpt));
}
