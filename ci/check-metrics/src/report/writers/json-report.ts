import type { Report, ReportedFinding, ReportSection } from '../report.js';
import type { ReportContext } from '../report-context.js';
import { exitCodeOf, totalsOf } from '../report-totals.js';
import { safeJson } from '../safe-json.js';
import { relativePath } from '../source-path.js';

/** Changes with what makes an old reader misread a new document; `schemas/report.schema.json` describes it. */
const VERSION = 1;

/** A report for a program: everything in it but the families of bodies. Files are relative to the working directory. */
export function* jsonReport(report: Report, { cwd }: ReportContext): Generator<string> {
  const document = {
    version: VERSION,
    exitCode: exitCodeOf(report),
    totals: totalsOf(report),
    sections: report.sections.map((section) => sectionOf(section, cwd)),
    rules: report.rules ?? [],
  };
  yield `${safeJson(document)}\n`;
}

function sectionOf(section: ReportSection, cwd: string): object {
  const { kind, name, address, unchecked, summary, fleet, findings } = section;
  return {
    kind,
    name,
    address,
    unchecked: unchecked && { code: unchecked.code, message: unchecked.message, fix: unchecked.fix },
    summary,
    fleet,
    findings: findings.map((finding) => findingAsJson(finding, cwd)),
  };
}

/** A finding in a document: by name, so that nothing gets into it that its schema does not know. */
export function findingAsJson(finding: ReportedFinding, cwd: string): object {
  const { source } = finding;
  return {
    code: finding.code,
    severity: finding.severity,
    metric: finding.metric,
    label: finding.label,
    line: finding.line,
    column: finding.column,
    endColumn: finding.endColumn,
    scrape: finding.scrape,
    message: finding.message,
    fix: finding.fix,
    source: source && { file: relativePath(source.file, cwd), line: source.line, column: source.column },
    instances: finding.instances,
    excerpt: finding.excerpt,
    exempted: finding.exempted,
  };
}
