import { resolve } from 'node:path';

import picocolors from 'picocolors';

import { EXIT_CODES } from '../command-line/exit-codes.js';
import { inBlocks } from '../lint/promtool/text-blocks.js';
import type { Output, ReportOutputKind } from './output-kinds.js';
import { printable } from './printable.js';
import type { Report } from './report.js';
import type { ReportContext, ReportWriter } from './report-context.js';
import { exitCodeOf } from './report-totals.js';

/** Where what does not go to a file is written. */
export interface OutputStreams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

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
  let exitCode = exitCodeOf(report);
  for (const { kind, file } of outputs) {
    if (file === undefined) continue;
    const { writeFileWhole } = await import('./write-file.js');
    const write = await writerOf(kind);
    const pieces = inBlocks(write(report, { ...context, colors: PLAIN }));
    const reason = await writeFileWhole(resolve(context.cwd, file), pieces);
    if (reason === undefined) continue;
    await written(streams.stderr, `check-metrics: ${printable(file)} is not written: ${reason}\n`);
    exitCode = EXIT_CODES.couldNotCheck;
  }
  for (const { kind, file } of outputs) {
    if (file !== undefined) continue;
    const write = await writerOf(kind);
    for (const block of inBlocks(write(report, context))) await written(streams.stdout, block);
  }
  return exitCode;
}

const PLAIN = picocolors.createColors(false);

/** Each is loaded only where it is needed, as most of them never are. */
async function writerOf(kind: ReportOutputKind): Promise<ReportWriter> {
  switch (kind) {
    case 'pretty':
      return (await import('./writers/pretty-report.js')).prettyReport;
    case 'json':
      return (await import('./writers/json-report.js')).jsonReport;
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

/** Waits until it is written, or cannot be: what is to be done about that is decided where the program begins. */
async function written(stream: NodeJS.WritableStream, text: string): Promise<void> {
  await new Promise<void>((done) => {
    stream.write(text, () => {
      done();
    });
  });
}
