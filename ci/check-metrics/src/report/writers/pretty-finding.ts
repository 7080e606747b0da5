import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';

import {
  describeExemption,
  describeInstances,
  describeSource,
  LONGEST,
  subjectAndMessage,
} from '../finding-words.js';
import { printExcerpt } from '../print-excerpt.js';
import type { ReportedFinding, ReportSection } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { shortened } from '../shortened.js';

/** A finding as lines for a person; one that is exempted is dimmed, and ends with the reason. */
export function prettyFinding(
  finding: ReportedFinding,
  section: ReportSection,
  { colors, cwd }: ReportContext,
): string[] {
  const { exempted } = finding;
  if (!exempted) return linesOf(finding, section, cwd, colors);
  // Colours within would end the dimming.
  const [first = '', ...rest] = linesOf(finding, section, cwd, PLAIN);
  return [first, ...rest, `    ${describeExemption(exempted)}`].map((line) => colors.dim(line));
}

const PLAIN = picocolors.createColors(false);

function linesOf(finding: ReportedFinding, section: ReportSection, cwd: string, colors: Colors): string[] {
  const { severity, code, line, excerpt, source, instances, fix } = finding;
  const paint = severity === 'error' ? colors.red : colors.yellow;
  // Of code its file is the place, not something beside it.
  const isCode = section.kind === 'lint' || section.kind === 'configuration';
  const place = isCode && source ? `${describeSource(source, cwd)} ` : placeInBody(finding);
  const details = [
    ...(excerpt && line !== undefined ? printExcerpt(line, excerpt, String(line).length, paint, colors) : []),
    ...(source && !isCode ? [`${colors.dim('see')} ${describeSource(source, cwd)}`] : []),
    ...(instances ? [`${colors.dim('on')} ${describeInstances(instances)}`] : []),
    ...(fix === undefined ? [] : [`${colors.dim('fix')} ${shortened(fix, LONGEST.message)}`]),
  ];
  return [
    `  ${colors.dim(place)}${paint(severity)} ${subjectOf(finding, colors)} ${colors.dim(`[${shortened(code, LONGEST.name)}]`)}`,
    ...details.map((detail) => `    ${detail}`),
  ];
}

function subjectOf(finding: ReportedFinding, colors: Colors): string {
  if (finding.metric === undefined) return subjectAndMessage(finding);
  return `${colors.bold(shortened(finding.metric, LONGEST.name))}: ${shortened(finding.message, LONGEST.message)}`;
}

function placeInBody({ scrape, line, column }: ReportedFinding): string {
  const inScrape = scrape === undefined ? '' : `scrape ${String(scrape)} `;
  return line === undefined ? inScrape : `${inScrape}${String(line)}:${String(column ?? 1)} `;
}
