import { findingLines, LONGEST, nameAndAddress } from '../finding-words.js';
import { type IdentifiedFinding, identifiedFindings } from '../finding-identity.js';
import { printable } from '../printable.js';
import type { Report, ReportSection } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { verdictLine } from '../report-totals.js';
import { shortened } from '../shortened.js';
import { sourceRegion } from './source-region.js';

/**
 * A report as workflow commands of GitHub Actions, which shows them at the lines they name. It shows ten errors and ten
 * warnings of a step, so those come first that say something new. Exempted findings are counted only: somebody has
 * decided on them, and they would take the place of others.
 */
export function* githubReport(report: Report, context: ReportContext): Generator<string> {
  for (const section of report.sections) yield* uncheckedCommand(section);
  const findings = identifiedFindings(report, context.root).filter(({ finding }) => !finding.exempted);
  for (const severity of ['error', 'warning'] as const) {
    const some = findings.filter(({ finding }) => finding.severity === severity);
    for (const one of some.sort((a, b) => a.ordinal - b.ordinal)) yield findingCommand(one, context);
  }
  yield command('notice', { title: 'check-metrics' }, [verdictLine(report)]);
}

function* uncheckedCommand(section: ReportSection): Generator<string> {
  const { unchecked } = section;
  if (!unchecked) return;
  yield command('error', { title: shortened(unchecked.code, LONGEST.name) }, [
    `${nameAndAddress(section)} could not be checked: ${shortened(unchecked.message, LONGEST.message)}`,
    `fix: ${shortened(unchecked.fix, LONGEST.message)}`,
  ]);
}

function findingCommand({ section, finding }: IdentifiedFinding, { root }: ReportContext): string {
  const region = sourceRegion(finding, section, root);
  return command(
    finding.severity,
    {
      ...(region && {
        file: printable(region.path),
        line: String(region.line),
        col: String(region.column),
        ...(region.endColumn !== undefined && { endColumn: String(region.endColumn) }),
      }),
      title: shortened(finding.code, LONGEST.name),
    },
    findingLines(finding, section),
  );
}

/**
 * A workflow command.
 *
 * @param lines - of the message
 */
function command(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string>>,
  lines: readonly string[],
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${name} ${written.join(',')}::${escapedMessage(lines.join('\n'))}\n`;
}

function escapedMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
