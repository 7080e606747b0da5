import type { ReportedFinding, ReportSection } from '../report/report.js';

/** Findings of one kind on one target. What changes without anything being mended, such as a line, is not in it. */
export interface BaselineEntry {
  /** As the user named the target, else its address. */
  readonly target: string;
  readonly code: string;
  readonly metric?: string;
  readonly label?: string;
  readonly count: number;
}

/** What a finding is counted under in a baseline. */
export function keyOfFinding({ name }: ReportSection, { code, metric, label }: ReportedFinding): string {
  return keyOf(name, code, metric, label);
}

/** How much a finding counts: one of a fleet as often as there are targets that have it, so that no more may get it. */
export function countOf({ instances }: ReportedFinding): number {
  return instances?.count ?? 1;
}

/** What an entry stands for. */
export function keyOfEntry({ target, code, metric, label }: BaselineEntry): string {
  return keyOf(target, code, metric, label);
}

function keyOf(...parts: readonly (string | undefined)[]): string {
  return JSON.stringify(parts);
}
