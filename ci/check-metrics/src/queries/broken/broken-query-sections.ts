import { shownPath } from '../../config/shown-path.js';
import type { ReportedFinding, ReportSection } from '../../report/report.js';
import type { BrokenQuery } from './broken-query.js';
import { KIND_WORDS } from './writers/broken-by-change.js';

/** The queries that break as sections of a report, one for each file: for code hosts, CI servers and exemptions. */
export function brokenQuerySections(broken: readonly BrokenQuery[]): readonly ReportSection[] {
  const files = new Map<string, ReportedFinding[]>();
  for (const one of broken) {
    const findings = files.get(one.file);
    if (findings) findings.push(findingOf(one));
    else files.set(one.file, [findingOf(one)]);
  }
  return Array.from(files, ([file, findings]) => ({ kind: 'lint', name: shownPath(file), findings }));
}

function findingOf({
  query,
  file,
  line,
  column,
  endColumn,
  excerpt,
  change,
  how,
  through,
}: BrokenQuery): ReportedFinding {
  const by = through.length === 0 ? '' : `, through ${through.join(', ')}`;
  return {
    code: 'diff/breaks-query',
    severity: 'error',
    ...('metric' in change && { metric: change.metric }),
    ...('label' in change && { label: change.label }),
    line,
    column,
    endColumn,
    message: `${KIND_WORDS[query.kind]} ${query.text}: ${how}${by}`,
    fix: 'change the query with the metric, or let the metric be until nothing asks for it',
    source: { file, line, column },
    excerpt,
  };
}
