import type { FindingCode } from './finding-codes.js';

/** Only errors make a check fail. */
export type Severity = 'error' | 'warning';

/** A place in a file of the user's: of the catalog where a metric is defined, of the code that a linter objects to. */
export interface SourcePlace {
  /** An absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong: with what a target exposes, with a fleet, with code. */
export interface Finding<Code extends string = FindingCode> {
  readonly code: Code;
  readonly severity: Severity;
  /** The metric family concerned. */
  readonly metric?: string;
  /** The label concerned. */
  readonly label?: string;
  /** Where in what was scraped or read, from 1; absent where it is about something that is not there. */
  readonly line?: number;
  readonly column?: number;
  /** The column after the last one, where an extent is known. */
  readonly endColumn?: number;
  /** In which scrape it was found, from 1, where there were several. */
  readonly scrape?: number;
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
  /** Where the metric is defined, or the code is that it is about. */
  readonly source?: SourcePlace;
  /** Of a fleet: the targets concerned, the first of them by name. */
  readonly instances?: FindingInstances;
}

/** The targets of a fleet that share a finding. */
export interface FindingInstances {
  readonly count: number;
  /** How many the job has that could be checked. */
  readonly of: number;
  /** The first of them, in order. */
  readonly names: readonly string[];
}
