import {
  describeInstances,
  describeSight,
  describeSource,
  LONGEST,
  nameAndAddress,
} from '../finding-words.js';
import { markdownCode, markdownText } from '../markdown-text.js';
import type { Report, ReportedFinding, ReportSection } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { verdictLine } from '../report-totals.js';
import { shortened } from '../shortened.js';

/**
 * A report as Markdown, for a job summary or a comment on a pull request: the verdict, and a table for each section in which
 * there is something to do. A code host refuses a comment that is too long, so the last rows of a long one are only counted.
 */
export function* markdownReport(report: Report, context: ReportContext): Generator<string> {
  const verdict = verdictLine(report);
  yield `### ${verdict.startsWith('✓') ? '✅' : '❌'} check-metrics ${markdownText(verdict.slice(2))}\n`;
  const room = { left: MOST_CHARACTERS };
  let more = 0;
  for (const section of report.sections) {
    const { unchecked } = section;
    const counting = section.findings.filter(({ exempted }) => !exempted);
    if (!unchecked && counting.length === 0) continue;
    if (room.left <= 0) {
      more += counting.length;
      continue;
    }
    yield* headOf(section);
    if (counting.length === 0) continue;
    yield '\n| | Where | Finding | Fix |\n| --- | --- | --- | --- |\n';
    for (const finding of counting) {
      const row = rowOf(finding, section, context);
      room.left -= row.length;
      if (room.left > 0) yield row;
      else more += 1;
    }
  }
  if (more > 0) yield `\nand ${String(more)} more\n`;
}

/** GitHub takes 65536 in a comment; there is more in it than the rows. */
const MOST_CHARACTERS = 50_000;

function* headOf(section: ReportSection): Generator<string> {
  const { unchecked } = section;
  yield `\n#### ${markdownText(nameAndAddress(section))}\n`;
  if (!unchecked) return;
  const fix = shortened(unchecked.fix, LONGEST.message);
  yield `\n❌ could not be checked: ${markdownText(`${shortened(unchecked.message, LONGEST.message)}; ${fix}`)} (${codeOf(unchecked.code)})\n`;
}

function rowOf(finding: ReportedFinding, section: ReportSection, { cwd }: ReportContext): string {
  const { code, severity, metric, message, fix, instances } = finding;
  const subject = metric === undefined ? '' : `${markdownCode(shortened(metric, LONGEST.name))} `;
  const on = instances === undefined ? '' : `, on ${describeInstances(instances)}`;
  return `| ${[
    severity === 'error' ? '❌' : '⚠️',
    placeOf(finding, section, cwd),
    `${subject}${markdownText(shortened(message, LONGEST.message) + on)} (${codeOf(code)})`,
    markdownText(shortened(fix ?? '', LONGEST.message)),
  ].join(' | ')} |\n`;
}

/** Where it is to be mended, else where it was seen. */
function placeOf(finding: ReportedFinding, section: ReportSection, cwd: string): string {
  if (finding.source) return markdownCode(describeSource(finding.source, cwd));
  return markdownText(describeSight(finding, section) ?? '');
}

function codeOf(code: string): string {
  return markdownCode(shortened(code, LONGEST.name));
}
