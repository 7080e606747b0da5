import { resolve } from 'node:path';

import { CouldNotReadError } from '../lint/could-not-read.js';
import { pathBelow, relativePath } from '../report/source-path.js';
import { expandQueryInputs } from './expand-query-inputs.js';
import { type QueryFile, readQueries } from './sources/read-queries.js';
import { withTemplateQueries } from './with-template-queries.js';

/** A file as it was given, and what is in it, or why it cannot be read. */
export interface QueryInputFile {
  /** As it was given, or found: relative to the working directory. */
  readonly input: string;
  /** What it is called: the same, or its path from where the configuration is, so that this does not depend on the former. */
  readonly name: string;
  /** Whether it was found in a folder, and not named. */
  readonly isFound: boolean;
  readonly file?: QueryFile;
  readonly error?: CouldNotReadError;
}

/** Whether a file was found in a folder, where there is more than queries, and does not even speak of an expression. */
export function isNoneOfOurs({ isFound, file }: QueryInputFile): boolean {
  return isFound && file?.queries.length === 0 && !/\bexpr\b/.test(file.text);
}

/**
 * Reads all files with queries.
 *
 * @param args - files, folders, patterns and `-`
 * @param directory - absolute, what they are relative to; by default the working directory
 */
export async function readQueryFiles(
  args: readonly string[],
  directory?: string,
): Promise<readonly QueryInputFile[]> {
  const nameOf = (input: string): string =>
    directory === undefined ? input : (pathBelow(resolve(input), directory) ?? input);
  const files: QueryInputFile[] = [];
  for (const { isFound, ...given } of await expandQueryInputs(
    directory === undefined ? args : fromHere(args, directory),
  )) {
    const { input } = given;
    const name = nameOf(input);
    if ('error' in given) {
      files.push({ input, name, isFound, error: given.error });
      continue;
    }
    try {
      files.push({ input, name, isFound, file: await readWithTemplates(input) });
    } catch (error) {
      if (!(error instanceof CouldNotReadError)) throw error;
      files.push({ input, name, isFound, error });
    }
  }
  return files;
}

function fromHere(args: readonly string[], directory: string): readonly string[] {
  return args.map((arg) => relativePath(resolve(directory, arg), process.cwd()) || '.');
}

async function readWithTemplates(input: string): Promise<QueryFile> {
  const file = await readQueries(input);
  return { ...file, queries: withTemplateQueries(file.queries) };
}
