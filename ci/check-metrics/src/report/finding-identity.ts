import { relativePath } from './source-path.js';
import type { Report, ReportedFinding, ReportSection } from './report.js';

/** A finding, and by what it is known from one run to the next. */
export interface IdentifiedFinding {
  readonly section: ReportSection;
  readonly finding: ReportedFinding;
  /** What it is about: without lines, which move, and without values, which are others next time. */
  readonly identity: string;
  /** The how many-th it is, from 1, of those that are about the same. */
  readonly ordinal: number;
}

/**
 * All findings of a report, in its order.
 *
 * @param root - what the files of linted code are relative to
 */
export function identifiedFindings({ sections }: Report, root: string): IdentifiedFinding[] {
  const seen = new Map<string, number>();
  return sections.flatMap((section) =>
    section.findings.map((finding) => {
      const { code, metric, label, source } = finding;
      const file = section.kind === 'lint' && source ? relativePath(source.file, root) : undefined;
      const parts = [code, section.name, metric, label, file].map((part) => part ?? null);
      const identity = JSON.stringify(parts);
      const ordinal = (seen.get(identity) ?? 0) + 1;
      seen.set(identity, ordinal);
      return { section, finding, identity, ordinal };
    }),
  );
}
