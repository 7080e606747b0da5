import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { Catalog } from '@ibex/catalog';

import { UserError } from '../command-line/user-error.js';
import { shownPath } from '../config/shown-path.js';
import { explainReadError } from '../lint/could-not-read.js';
import { printable } from '../report/printable.js';
import { pathBelow, relativePath } from '../report/source-path.js';

/** The code that records the metrics of a catalog. */
export interface SourceFiles {
  /** Files, folders and patterns; what begins with `!` is left out. */
  readonly patterns: readonly string[];
  /** What they are relative to, absolute. */
  readonly directory: string;
}

/** What is known of the files. */
export interface RecordedInOptions {
  readonly root: string;
  readonly declaredIn: (metric: string) => string | undefined;
  readonly documents: readonly string[];
}

/** What is never code that records: what others wrote, and tests, which record to see what comes of it. */
const LEFT_OUT = ['**/node_modules/**', '**/*.{test,spec}.*'];

/**
 * Finds the files that record each metric: those that have its name as a member of something (`.name`, `['name']`,
 * `{ name }`) or as a text. Only the files, since lines change with whatever stands before them.
 *
 * @param root - what the files are told relative to, absolute
 * @param declaredIn - the file that declares a metric, absolute: to declare is not to record
 * @param documents - files and folders that are made of the catalog, absolute
 * @returns by the name of a metric its files, sorted
 * @throws UserError where a file cannot be read, or none matches a pattern
 */
export async function recordedIn(
  catalog: Catalog,
  sources: SourceFiles,
  { root, declaredIn, documents }: RecordedInOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map(catalog.metrics.map(({ name }): [string, string[]] => [name, []]));
  const files = [...(await filesOf(sources))].map((path) => ({ path, shown: relativePath(path, root) }));
  files.sort((one, another) => (one.shown < another.shown ? -1 : 1));
  for (const { path, shown } of files) {
    if (documents.some((document) => path === document || pathBelow(path, document) !== undefined)) continue;
    for (const name of namesIn(await textOf(path), catalog.prefix)) {
      const recorders = found.get(name);
      if (recorders && declaredIn(name) !== path) recorders.push(shown);
    }
  }
  return found;
}

async function filesOf({ patterns, directory }: SourceFiles): Promise<ReadonlySet<string>> {
  const { glob } = await import('tinyglobby');
  const leftOut = patterns.filter(isLeftOut).map((pattern) => pattern.slice(1));
  const files = new Set<string>();
  for (const pattern of patterns) {
    if (isLeftOut(pattern)) continue;
    const matches = await glob(pattern, {
      cwd: directory,
      absolute: true,
      ignore: [...LEFT_OUT, ...leftOut],
    });
    if (matches.length === 0) {
      throw new UserError(
        `no file of code matches ${printable(JSON.stringify(pattern))} in ${printable(shownPath(resolve(directory)) || '.')}; correct the pattern of the sources, or leave it out`,
      );
    }
    for (const file of matches) files.add(resolve(file));
  }
  return files;
}

function isLeftOut(pattern: string): boolean {
  return pattern.startsWith('!');
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { message, fix } = explainReadError(error, 0);
    throw new UserError(`${printable(shownPath(path))}: ${message}; ${fix}`);
  }
}

/** Each once. */
function namesIn(text: string, prefix: string): ReadonlySet<string> {
  const names = new Set<string>();
  const shapes = new RegExp(`(?:(['"\`])|[.{,]\\s*)(${prefix}_\\w+)(?!\\$)(['"\`])?`, 'g');
  for (const [, before, name = '', after] of text.matchAll(shapes)) {
    if (before === undefined || before === after) names.add(name);
  }
  return names;
}
