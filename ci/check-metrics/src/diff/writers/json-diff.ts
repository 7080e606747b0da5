import { brokenQueriesAsJson } from '../../queries/broken/writers/broken-queries-as-json.js';
import type { ReportContext } from '../../report/report-context.js';
import { exitCodeOf } from '../../report/report-totals.js';
import { safeJson } from '../../report/safe-json.js';
import { findingAsJson } from '../../report/writers/json-report.js';
import { changeWords } from '../change-words.js';
import { countsOf, reportedChanges, type ReportedDiff } from './reported-diff.js';

/** Changes with what makes an old reader misread a new document; `schemas/diff.schema.json` describes it. */
const VERSION = 1;

/** The changes for a program. */
export function* jsonDiff(reported: ReportedDiff, { cwd }: Pick<ReportContext, 'cwd'>): Generator<string> {
  const { base, head, diff, report } = reported;
  const document = {
    version: VERSION,
    exitCode: exitCodeOf(report),
    base,
    head,
    release: diff.release,
    totals: countsOf(reportedChanges(reported)),
    changes: diff.changes.map((change) => ({ ...change, words: changeWords(change) })),
    brokenQueries: brokenQueriesAsJson(reported.broken, cwd),
    unchecked: report.sections.flatMap(({ name, unchecked }) => (unchecked ? [{ name, ...unchecked }] : [])),
    findings: report.sections.flatMap(({ findings }) =>
      findings.map((finding) => findingAsJson(finding, cwd)),
    ),
  };
  yield `${safeJson(document)}\n`;
}
