import type { Output, ReportOutputKind } from './output-kinds.js';
import type { Report } from './report.js';
import type { ReportContext, ReportWriter } from './report-context.js';
import { exitCodeOf } from './report-totals.js';
import { type OutputStreams, writeOutputs } from './write-outputs.js';

/**
 * Writes a report in every form asked for: files first, then standard output. A file that cannot be written is told on
 * standard error, and keeps none of the others from being written.
 *
 * @param outputs - of `parseOutputs`
 * @param streams - by default those of the process
 * @returns the exit code: that of the report, or 2 where a file could not be written
 */
export async function writeReport(
  report: Report,
  outputs: readonly Output[],
  context: ReportContext,
  streams: OutputStreams = process,
): Promise<number> {
  return writeOutputs(outputs, {
    piecesOf: async (kind, colors) => (await writerOf(kind))(report, { ...context, colors }),
    exitCode: exitCodeOf(report),
    colors: context.colors,
    cwd: context.cwd,
    streams,
  });
}

/** What makes a form of a report; each is loaded only where it is needed, as most of them never are. */
export async function writerOf(kind: ReportOutputKind): Promise<ReportWriter> {
  switch (kind) {
    case 'pretty':
      return (await import('./writers/pretty-report.js')).prettyReport;
    case 'json':
      return (await import('./writers/json-report.js')).jsonReport;
    case 'markdown':
      return (await import('./writers/markdown-report.js')).markdownReport;
    case 'sarif':
      return (await import('./writers/sarif-report.js')).sarifReport;
    case 'junit':
      return (await import('./writers/junit-report.js')).junitReport;
    case 'github':
      return (await import('./writers/github-report.js')).githubReport;
    case 'promtool':
      return (await import('./writers/promtool-report.js')).promtoolReport;
  }
}
