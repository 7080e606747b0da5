import { UserError } from '../command-line/user-error.js';
import { printable } from '../report/printable.js';
import { shownPath } from './shown-path.js';

/** One thing wrong with a file of the user's. */
export interface FileProblem {
  /** From 1; absent where it is about the file as a whole, or not known. */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Thrown for a file of the user's that cannot be used; its message is for the user, and has every problem. */
export class FileError extends UserError {
  override readonly name: string = 'FileError';
  /** Absolute. */
  readonly path: string;
  readonly problems: readonly FileProblem[];

  constructor(path: string, problems: readonly FileProblem[]) {
    super(describeProblems(path, problems));
    this.path = path;
    this.problems = problems;
  }
}

/** A {@link FileError} of a certain file, such as the configuration. */
export type FileErrorClass = new (path: string, problems: readonly FileProblem[]) => FileError;

function describeProblems(path: string, problems: readonly FileProblem[]): string {
  const lines = problems.map((problem) => describeProblem(path, problem));
  if (lines.length === 1) return lines.join('');
  return [`${printable(shownPath(path))} has ${String(problems.length)} problems`, ...lines].join('\n  ');
}

function describeProblem(path: string, { line, column, message, fix }: FileProblem): string {
  const place = [shownPath(path), line, column].filter((part) => part !== undefined).join(':');
  return printable(`${place}: ${message}; ${fix}`);
}
