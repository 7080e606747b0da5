import { CouldNotReadError } from '../lint/could-not-read.js';
import { expandQueryInputs } from './expand-query-inputs.js';
import { type QueryFile, readQueries } from './sources/read-queries.js';

/** A file as it was given, and what is in it, or why it cannot be read. */
export interface QueryInputFile {
  /** As it was given, or found: relative to the working directory. */
  readonly input: string;
  /** Whether it was found in a folder, and not named. */
  readonly isFound: boolean;
  readonly file?: QueryFile;
  readonly error?: CouldNotReadError;
}

/**
 * Reads all files with queries.
 *
 * @param args - files, folders, patterns and `-`
 */
export async function readQueryFiles(args: readonly string[]): Promise<readonly QueryInputFile[]> {
  const files: QueryInputFile[] = [];
  for (const { isFound, ...given } of await expandQueryInputs(args)) {
    const { input } = given;
    if ('error' in given) {
      files.push({ input, isFound, error: given.error });
      continue;
    }
    try {
      files.push({ input, isFound, file: await readQueries(input) });
    } catch (error) {
      if (!(error instanceof CouldNotReadError)) throw error;
      files.push({ input, isFound, error });
    }
  }
  return files;
}
