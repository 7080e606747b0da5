import { EXIT_CODES } from '../command-line/exit-codes.js';
import { counted } from '../lint/tally.js';
import type { Report } from './report.js';

/** How much there is of everything in a report. */
export interface ReportTotals {
  /** Without those that are exempted. */
  readonly errors: number;
  readonly warnings: number;
  readonly exempted: number;
  readonly baseline: number;
  /** Sections of which something could not be checked. */
  readonly unchecked: number;
}

/** Counts what is in a report. */
export function totalsOf({ sections }: Report): ReportTotals {
  const totals = { errors: 0, warnings: 0, exempted: 0, baseline: 0, unchecked: 0 };
  for (const { unchecked, findings } of sections) {
    if (unchecked) totals.unchecked++;
    for (const { severity, exempted } of findings) {
      if (exempted) totals[exempted.by === 'baseline' ? 'baseline' : 'exempted']++;
      else totals[severity === 'error' ? 'errors' : 'warnings']++;
    }
  }
  return totals;
}

/**
 * How the program ends with a report: 2 where something could not be checked, whatever else was found; 1 with an error
 * that is not exempted; else 0.
 */
export function exitCodeOf(report: Report): number {
  const { errors, unchecked } = totalsOf(report);
  if (unchecked > 0) return EXIT_CODES.couldNotCheck;
  return errors > 0 ? EXIT_CODES.findings : EXIT_CODES.clean;
}

/** The verdict and the totals in a line. */
export function verdictLine(report: Report): string {
  const totals = totalsOf(report);
  const { errors, warnings, exempted, baseline, unchecked } = totals;
  const targets = report.sections.filter(({ kind }) => kind === 'target').length;
  const jobs = report.sections.filter(({ kind }) => kind === 'fleet').length;
  const parts = [
    ...(targets > 0 ? [counted(targets, 'target')] : []),
    ...(jobs > 0 ? [counted(jobs, 'job')] : []),
    counted(errors, 'error'),
    counted(warnings, 'warning'),
    ...(exempted > 0 ? [`${String(exempted)} exempted`] : []),
    ...(baseline > 0 ? [`${String(baseline)} in the baseline`] : []),
    ...(unchecked > 0 ? [`${String(unchecked)} could not be checked`] : []),
  ];
  return `${verdictOf(totals)}: ${parts.join(', ')}`;
}

function verdictOf({ errors, unchecked }: ReportTotals): string {
  if (unchecked > 0) return '✗ not everything was checked';
  return errors > 0 ? '✗ failed' : '✓ passed';
}
