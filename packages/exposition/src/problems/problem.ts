import type { ProblemCode, Severity } from './problem-codes.js';

/**
 * One thing that is wrong with a body, and where.
 *
 * Lines are separated by line feeds and counted from 1. Columns are counted from 1 in UTF-16 code units, as in
 * JavaScript strings, editors and ESLint; each byte sequence that is not UTF-8 counts as the one U+FFFD it is
 * decoded to.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly line: number;
  readonly column: number;
  /** The column after the last one, so `endColumn === column` marks a place between two characters. */
  readonly endColumn: number;
  /** The metric family concerned, where one is known; a name of more than 1000 characters is cut, and ends in `…`. */
  readonly metric?: string;
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
}
