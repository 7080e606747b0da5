import type { ParserError } from '../exposition-report.js';
import type { LineFinding } from './line-finding.js';
import type { Problem } from './problem.js';
import { PROBLEM_CODES, type ProblemCode, type Severity, type SeverityOverrides } from './problem-codes.js';
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
  readonly #severities: SeverityOverrides;
  readonly #listed: Problem[] = [];
  /** How many findings there were, listed or not; shows whether a line was without any. */
  findingCount = 0;
  #unlistedErrors = 0;
  #unlistedWarnings = 0;
  #firstUnlistedLine = Infinity;
  #readable = true;
  #parserError: ParserError | undefined;

  constructor(maxProblems: number, severities: SeverityOverrides = NO_OVERRIDES) {
    this.#maxProblems = maxProblems;
    this.#severities = severities;
  }

  /** Whether the whole body was read without anything that makes Prometheus' parser reject it. */
  get readable(): boolean {
    return this.#readable;
  }

  /** What Prometheus' parser stops at; `undefined` too where it is not known, since a line before was not read. */
  get parserError(): ParserError | undefined {
    return this.#parserError;
  }

  /** Whether a further problem is listed, and not only counted. */
  get lists(): boolean {
    return this.#readable || this.#listed.length < this.#maxProblems;
  }

  /** Takes a problem of the line being read. */
  addLineFinding(source: SourceLine, finding: LineFinding): void {
    const { code, start, end, message, metric, fix, parserMessage } = finding;
    if (this.#readable && parserMessage !== undefined) {
      this.#parserError = { line: source.number, message: parserMessage };
    }
    const severity = this.#admit(code, source.number);
    if (severity) this.#list(code, severity, source.place(start, end), message, metric, fix);
  }

  addLateFinding({ code, place, message, metric, fix }: LateFinding): void {
    const severity = this.#admit(code, place.line);
    if (severity) this.#list(code, severity, place, message, metric, fix);
  }

  /** The listed problems in the order of the body, and a statement of what is not listed, if anything. */
  finish(): readonly Problem[] {
    this.#listed.sort((a, b) => a.line - b.line || a.column - b.column);
    const unlisted = this.#unlistedErrors + this.#unlistedWarnings;
    if (unlisted > 0) {
      this.#list(
        'limit/too-many-problems',
        this.#unlistedErrors > 0 ? 'error' : 'warning',
        { line: this.#firstUnlistedLine, column: 1, endColumn: 1 },
        `${String(unlisted)} more problems from this line on are not listed: ` +
          `${String(this.#unlistedErrors)} errors and ${String(this.#unlistedWarnings)} warnings`,
        undefined,
        'solve the listed problems first, or raise maxProblems',
      );
    }
    return this.#listed;
  }

  /** The severity with which a problem is listed, or `undefined` if it is not. */
  #admit(code: ProblemCode, line: number): Severity | undefined {
    this.findingCount++;
    const severity = this.#severities.get(code) ?? PROBLEM_CODES[code].severity;
    const rejects = code.startsWith('syntax/') || UNREAD.has(code);
    // The verdict hangs on the first of these, so it is listed whatever the limit.
    const decides = rejects && this.#readable;
    if (rejects) this.#readable = false;
    if (severity === 'off') return undefined;
    if (decides || this.#listed.length < this.#maxProblems) return severity;
    if (severity === 'error') this.#unlistedErrors++;
    else this.#unlistedWarnings++;
    this.#firstUnlistedLine = Math.min(this.#firstUnlistedLine, line);
    return undefined;
  }

  #list(
    code: ProblemCode,
    severity: Severity,
    place: Place,
    message: string,
    metric?: string,
    fix?: string,
  ): void {
    this.#listed.push({
      code,
      severity,
      ...place,
      ...(metric === undefined ? {} : { metric: cut(metric) }),
      message,
      ...(fix === undefined ? {} : { fix }),
    });
  }
}

// What was not read may be anything.
const UNREAD: ReadonlySet<ProblemCode> = new Set([
  'limit/line-too-long',
  'limit/too-many-families',
  'limit/too-much-text',
]);

const NO_OVERRIDES: SeverityOverrides = new Map();

/** A name may have a million characters, and every problem repeats it. */
function cut(metric: string): string {
  return metric.length > LONGEST_METRIC ? `${metric.slice(0, LONGEST_METRIC)}…` : metric;
}

const LONGEST_METRIC = 1000;
