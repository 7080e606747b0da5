import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { readSmallFile } from './read-small-file.js';
import { resolvePackage } from './resolve-package.js';

/** A file that takes part in a module. */
export interface ImportedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/**
 * A file and those it imports, the nearest first: by their paths, as far as that leads, and by the names of packages from
 * the file itself only. What stands in a comment or is imported for its types alone is followed, too, which does no harm.
 * The number of files and their size altogether are limited.
 *
 * @param start - absolute
 */
export function* importedFiles(start: string): Iterable<ImportedFile> {
  const known = new Set([start]);
  const paths = [start];
  const packages: string[] = [];
  let bytes = 0;
  let next: string | undefined;
  while ((next = paths.shift() ?? resolvedPackage(packages.shift(), start)) !== undefined) {
    const text = readSmallFile(next);
    if (text === undefined) continue;
    bytes += text.length;
    if (bytes > MOST_BYTES) return;
    yield { path: next, text };
    for (const specifier of specifiersIn(text)) {
      if (!specifier.startsWith('.')) {
        if (next === start) packages.push(specifier);
        continue;
      }
      const file = importedFile(specifier, next);
      if (file !== undefined && !known.has(file) && known.size < MOST_FILES) {
        known.add(file);
        paths.push(file);
      }
    }
  }
}

const MOST_FILES = 300;
const MOST_BYTES = 16 * 1024 * 1024;

/** What a module names to import, by paths and by names of packages; what stands in a comment, too. */
export function specifiersIn(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(SPECIFIER), ([, , specifier = '']) => specifier));
}

const SPECIFIER = /\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g;

function importedFile(specifier: string, from: string): string | undefined {
  return importCandidates(resolve(dirname(from), specifier)).find(
    (candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile() === true,
  );
}

/** The files that an import of a path may stand for, the likeliest first. */
export function importCandidates(path: string): readonly string[] {
  return [
    path,
    // TypeScript is imported under the name of what will be made of it.
    path.replace(/\.([cm]?)js$/, '.$1ts'),
    ...['.ts', '.js', '.mts', '.mjs'].map((extension) => path + extension),
    join(path, 'index.ts'),
    join(path, 'index.js'),
  ];
}

function resolvedPackage(specifier: string | undefined, from: string): string | undefined {
  return specifier === undefined ? undefined : resolvePackage(specifier, from);
}
