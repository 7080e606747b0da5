import { CodedError } from '../command-line/coded-error.js';
import { codeOf } from '../thrown/code-of.js';
import { reasonOf } from '../thrown/reason-of.js';

/** Why an input could not be read. */
export type CouldNotReadCode =
  | 'input/not-found'
  | 'input/no-match'
  | 'input/not-permitted'
  | 'input/is-directory'
  | 'input/too-large'
  | 'input/broken-off'
  | 'input/unreadable';

/** An input gave nothing to lint, or not all of it. The program ends with exit code 2. */
export class CouldNotReadError extends CodedError<CouldNotReadCode> {
  override readonly name = 'CouldNotReadError';
}

/**
 * What an error of the file system means for an input.
 *
 * @param error - as Node.js throws it
 * @param bytesRead - how much was read before
 */
export function explainReadError(error: unknown, bytesRead: number): CouldNotReadError {
  if (error instanceof CouldNotReadError) return error;
  const code = codeOf(error) ?? reasonOf(error);
  if (bytesRead > 0) {
    return new CouldNotReadError(
      'input/broken-off',
      `cannot be read after ${String(bytesRead)} bytes (${code})`,
      'look at what holds the file, or gives the input',
    );
  }
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new CouldNotReadError(
        'input/not-found',
        'there is no such file',
        'correct the path; it is relative to the working directory',
      );
    case 'EACCES':
    case 'EPERM':
      return new CouldNotReadError(
        'input/not-permitted',
        `may not be read (${code})`,
        'give the user who runs this permission to read it',
      );
    case 'EISDIR':
      return isDirectory();
    default:
      return new CouldNotReadError(
        'input/unreadable',
        `cannot be read (${code})`,
        'give a file, a pipe or standard input',
      );
  }
}

/** For a directory where a file is needed. */
export function isDirectory(): CouldNotReadError {
  return new CouldNotReadError(
    'input/is-directory',
    'is a directory',
    'give the files in it, for example with a pattern in quotes: "metrics/**/*.prom"',
  );
}

/** For a URL where a file is needed. */
export function isUrl(): CouldNotReadError {
  return new CouldNotReadError(
    'input/not-found',
    'is a URL, and lint reads files',
    'pipe it in: curl -s <url> | check-metrics lint; or check it against a catalog: check-metrics <url>',
  );
}
