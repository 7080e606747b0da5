import type { LineFinding } from './line-finding.js';
import type { Problem } from './problem.js';
import { PROBLEM_CODES, type ProblemCode } from './problem-codes.js';
import type { Place, SourceLine } from '../bytes/source-line.js';

/** A problem that shows only at the end of the body, where its line is no longer at hand. */
export interface LateFinding {
  readonly code: ProblemCode;
  readonly place: Place;
  readonly metric?: string;
  readonly message: string;
  readonly fix?: string;
}

/** Collects problems up to a limit and counts the rest. */
export class ProblemLog {
  readonly #maxProblems: number;
  readonly #listed: Problem[] = [];
  #unlistedErrors = 0;
  #unlistedWarnings = 0;
  #firstUnlistedLine = Infinity;
  #readable = true;

  constructor(maxProblems: number) {
    this.#maxProblems = maxProblems;
  }

  /** Whether the whole body was read without anything that makes Prometheus' parser reject it. */
  get readable(): boolean {
    return this.#readable;
  }

  /** Takes a problem of the line being read. */
  addLineFinding(source: SourceLine, { code, start, end, message, metric, fix }: LineFinding): void {
    if (this.#admit(code, source.number)) this.#list(code, source.place(start, end), message, metric, fix);
  }

  addLateFinding({ code, place, message, metric, fix }: LateFinding): void {
    if (this.#admit(code, place.line)) this.#list(code, place, message, metric, fix);
  }

  /** The listed problems in the order of the body, and a statement of what is not listed, if anything. */
  finish(): readonly Problem[] {
    this.#listed.sort((a, b) => a.line - b.line || a.column - b.column);
    const unlisted = this.#unlistedErrors + this.#unlistedWarnings;
    if (unlisted > 0) {
      this.#list(
        'limit/too-many-problems',
        { line: this.#firstUnlistedLine, column: 1, endColumn: 1 },
        `${String(unlisted)} more problems from this line on are not listed: ` +
          `${String(this.#unlistedErrors)} errors and ${String(this.#unlistedWarnings)} warnings`,
        undefined,
        'solve the listed problems first, or raise maxProblems',
      );
    }
    return this.#listed;
  }

  #admit(code: ProblemCode, line: number): boolean {
    const rejects = code.startsWith('syntax/') || UNREAD.has(code);
    // The verdict hangs on the first of these, so it is listed whatever the limit.
    const decides = rejects && this.#readable;
    if (rejects) this.#readable = false;
    if (decides || this.#listed.length < this.#maxProblems) return true;
    if (PROBLEM_CODES[code].severity === 'error') this.#unlistedErrors++;
    else this.#unlistedWarnings++;
    this.#firstUnlistedLine = Math.min(this.#firstUnlistedLine, line);
    return false;
  }

  #list(code: ProblemCode, place: Place, message: string, metric?: string, fix?: string): void {
    this.#listed.push({
      code,
      severity: PROBLEM_CODES[code].severity,
      ...place,
      ...(metric === undefined ? {} : { metric }),
      message,
      ...(fix === undefined ? {} : { fix }),
    });
  }
}

// What was not read may be anything.
const UNREAD: ReadonlySet<ProblemCode> = new Set(['limit/line-too-long', 'limit/too-many-families']);
