import { join, posix } from 'node:path';

import { importCandidates } from '../../catalog/imported-files.js';
import { readSmallFile } from '../../catalog/read-small-file.js';
import type { CheckOut } from './check-out.js';

/**
 * Writes a module of a revision, and what it imports or reads by a path that it has in it, and so on: the whole of a large
 * repository takes long to write.
 *
 * @param path - of the module, from the root of the repository
 * @param files - of the revision
 * @param folder - where they are written
 * @param written - the paths of what is there already
 * @returns these and the paths of all that was written
 */
export async function checkOutImported(
  path: string,
  files: ReadonlySet<string>,
  checkOut: CheckOut,
  folder: string,
  written: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string>> {
  const known = new Set(written);
  let next = known.has(path) ? [] : [path];
  while (next.length > 0 && known.size < MOST_FILES) {
    for (const file of next) known.add(file);
    await checkOut.write(next);
    const found = next.flatMap((file) => namedIn(file, readSmallFile(join(folder, file)) ?? '', files));
    next = [...new Set(found)].filter((file) => !known.has(file));
  }
  return known;
}

const MOST_FILES = 5000;

function namedIn(file: string, text: string, files: ReadonlySet<string>): string[] {
  return [
    ...packagesAbove(file),
    ...Array.from(text.matchAll(RELATIVE_PATH), ([, , specifier = '']) => specifier).flatMap(
      (specifier) =>
        importCandidates(posix.join(posix.dirname(file), specifier)).find((path) => files.has(path)) ?? [],
    ),
  ].filter((path) => files.has(path));
}

const RELATIVE_PATH = /(['"`])(\.{1,2}\/[^'"`\n]+)\1/g;

/** What says of which kind the modules below are. */
function packagesAbove(file: string): string[] {
  const above: string[] = [];
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    above.push(posix.join(folder, 'package.json'));
    if (folder === '.') return above;
  }
}
