import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { codeOf } from '../thrown/code-of.js';
import type { MadeTarget } from './made-documents.js';

/**
 * The files of a folder that are none of what is made for it, or for the other targets: of a metric that is no more, say.
 * What begins with a dot is somebody's who has it everywhere.
 *
 * @returns absolute paths, sorted; none for a folder that is not there
 */
export async function otherFiles(target: MadeTarget, all: readonly MadeTarget[]): Promise<readonly string[]> {
  if (target.makes === 'file') return [];
  const made = new Set(all.flatMap(({ files }) => files.map(({ path }) => path)));
  const there = await filesIn(target.path);
  return there.filter((path) => !made.has(path)).toSorted();
}

/** How many of them are told: they may be all of a folder that is for something else altogether. */
export const MOST_OTHERS_TOLD = 20;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesIn(path)));
    else files.push(path);
  }
  return files;
}
