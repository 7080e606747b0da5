import type { FindingInstances, SourcePlace } from '../finding/finding.js';
import type { ReportedFinding, ReportSection } from './report.js';
import { printable } from './printable.js';
import { shortened } from './shortened.js';
import { relativePath } from './source-path.js';

/** How many characters of what comes from outside are shown. */
export const LONGEST = { name: 120, address: 300, message: 1000 } as const;

/** What is wrong, and with which metric. */
export function subjectAndMessage({ metric, message }: Pick<ReportedFinding, 'metric' | 'message'>): string {
  const subject = metric === undefined ? '' : `${shortened(metric, LONGEST.name)}: `;
  return subject + shortened(message, LONGEST.message);
}

/** The name of a section, and its address where that is another. */
export function nameAndAddress({ name, address }: ReportSection): string {
  const shown = shortened(name, LONGEST.name);
  return address === undefined ? shown : `${shown} (${shortened(address, LONGEST.address)})`;
}

/** A place in a file of the user's, as terminals and editors make a link of. */
export function describeSource({ file, line, column }: SourcePlace, cwd: string): string {
  return `${printable(relativePath(file, cwd))}:${String(line)}:${String(column)}`;
}

/** The targets of a fleet that share a finding, as in `3 of 200: a, b and 1 more`. */
export function describeInstances({ count, of, names }: FindingInstances): string {
  const rest = count - names.length;
  const shown = names.map((name) => shortened(name, LONGEST.name)).join(', ');
  return `${String(count)} of ${String(of)}: ${shown}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
}

/** Why a finding does not count. */
export function describeExemption({ by, reason, until }: NonNullable<ReportedFinding['exempted']>): string {
  const end = until === undefined ? '' : ` (until ${shortened(until, LONGEST.name)})`;
  return `${by === 'baseline' ? 'in the baseline' : 'exempted'}: ${shortened(reason, LONGEST.message)}${end}`;
}

/**
 * All that a finding says, for a reader without the report around it: what is wrong, where that was seen, and what to
 * do. Each line is harmless for a terminal.
 */
export function findingLines(finding: ReportedFinding, section: ReportSection): string[] {
  const { instances, fix } = finding;
  const seen = describeSight(finding, section);
  return [
    subjectAndMessage(finding),
    ...(seen === undefined ? [] : [seen]),
    ...(instances === undefined ? [] : [`on ${describeInstances(instances)}`]),
    ...(fix === undefined ? [] : [`fix: ${shortened(fix, LONGEST.message)}`]),
  ];
}

/** Where a finding was seen, in words; code is its own place. */
export function describeSight(
  { line, column, scrape }: ReportedFinding,
  section: ReportSection,
): string | undefined {
  if (section.kind === 'lint' || section.kind === 'configuration') return undefined;
  return [
    `in ${nameAndAddress(section)}`,
    ...(scrape === undefined ? [] : [`scrape ${String(scrape)}`]),
    ...(line === undefined ? [] : [`line ${String(line)}, column ${String(column ?? 1)}`]),
  ].join(', ');
}
