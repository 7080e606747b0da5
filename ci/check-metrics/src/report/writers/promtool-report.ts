import { printPromtool } from '../../lint/promtool/print-promtool.js';
import { describeSource, LONGEST } from '../finding-words.js';
import type { Report, ReportedFinding, ReportSection } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { shortened } from '../shortened.js';

/**
 * A report in the shape of `promtool check metrics`: of each body what promtool prints, then a line for each finding that
 * promtool does not know. Exempted findings are left out.
 */
export function* promtoolReport({ sections }: Report, { cwd }: ReportContext): Generator<string> {
  for (const section of sections) {
    yield* uncheckedLine(section);
    // Its names and quotes are as promtool prints them: a metric name has no control character.
    if (section.exposition) yield* printPromtool(section.exposition).stderr;
    yield* findingsOf(section, cwd);
  }
}

function* uncheckedLine({ name, unchecked }: ReportSection): Generator<string> {
  if (!unchecked) return;
  const message = shortened(unchecked.message, LONGEST.message);
  yield `check-metrics: ${shortened(name, LONGEST.name)}: ${message} [${shortened(unchecked.code, LONGEST.name)}]\n`;
}

function* findingsOf(section: ReportSection, cwd: string): Generator<string> {
  for (const finding of section.findings) {
    const { message, exempted } = finding;
    if (exempted || isSaidByPromtool(finding, section)) continue;
    yield `${subjectOf(finding, section, cwd)} ${shortened(message, LONGEST.message)}\n`;
  }
}

/** The metric, as promtool has it first in a line; code has no metric, but a place. */
function subjectOf({ metric, source }: ReportedFinding, { kind, name }: ReportSection, cwd: string): string {
  if (metric !== undefined) return shortened(metric, LONGEST.message);
  return kind === 'lint' && source ? describeSource(source, cwd) : shortened(name, LONGEST.name);
}

/** Of several scrapes, promtool's words are about the latest. */
function isSaidByPromtool(
  { code, scrape }: ReportedFinding,
  { exposition, summary }: ReportSection,
): boolean {
  if (!exposition || !SAID_BY_PROMTOOL.test(code)) return false;
  return scrape === undefined || scrape === summary?.scrapes;
}

const SAID_BY_PROMTOOL = /^(?:syntax|limit|lint)\//;
