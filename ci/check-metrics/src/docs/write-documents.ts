import { readFile } from 'node:fs/promises';

import { UserError } from '../command-line/user-error.js';
import { shownPath } from '../config/shown-path.js';
import { printable } from '../report/printable.js';
import { writeFileWhole } from '../report/write-file.js';
import type { MadeFile, MadeTarget } from './made-documents.js';
import { isSameText } from './same-text.js';

/**
 * Writes what is not there as it is to be, and leaves alone what is.
 *
 * @returns for each target how many files were written
 * @throws UserError naming every file that could not be
 */
export async function writeDocuments(targets: readonly MadeTarget[]): Promise<readonly number[]> {
  const failures: string[] = [];
  const counts: number[] = [];
  for (const { files } of targets) {
    let count = 0;
    for (const file of files) {
      if (await isThere(file)) continue;
      const reason = await writeFileWhole(file.path, [file.content]);
      if (reason === undefined) count++;
      else failures.push(`${printable(shownPath(file.path))} is not written: ${reason}`);
    }
    counts.push(count);
  }
  if (failures.length > 0) throw new UserError(failures.join('\n  '));
  return counts;
}

async function isThere({ path, content }: MadeFile): Promise<boolean> {
  // What cannot be read is told when it cannot be written.
  const there = await readFile(path, 'utf8').catch(() => undefined);
  return there !== undefined && isSameText(there, content);
}
