import type { Colors } from 'picocolors/types.js';

import type { SourcePlace } from '../finding/finding.js';
import type { Report } from './report.js';

/** What an output must know beside the report. */
export interface ReportContext {
  /** Of picocolors, for standard output; what goes to a file has none. */
  readonly colors: Colors;
  /** The working directory, an absolute path: what a person reads is relative to it. */
  readonly cwd: string;
  /** The root of the repository, else the working directory: what a code host reads is relative to it. */
  readonly root: string;
  /** Where a code host shows what has no place of its own, such as the catalog. */
  readonly fallbackPlace?: SourcePlace;
}

/** Turns a report into text, in pieces: together they may be longer than any string. */
export type ReportWriter = (report: Report, context: ReportContext) => Iterable<string>;
