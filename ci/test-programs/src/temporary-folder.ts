import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { RunningProgram } from './running-program.js';

/** A new empty folder and the way to be rid of it. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Who a folder belongs to, by number. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Makes a folder under the system's folder for temporary files.
 *
 * @param name - the beginning of its name
 * @param owner - who it is given to; by default this process's user
 */
export async function temporaryFolder(name: string, owner?: Owner): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `${name}-`));
  if (owner) await chown(path, owner.uid, owner.gid);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/**
 * Starts a program that keeps its data in a folder of its own, which goes when the program stops or does not
 * start.
 *
 * @param start - is given the path of the folder
 */
export async function startInFolder<Program extends RunningProgram>(
  name: string,
  start: (path: string) => Promise<Program>,
  owner?: Owner,
): Promise<Program> {
  const folder = await temporaryFolder(name, owner);
  try {
    const program = await start(folder.path);
    return {
      ...program,
      stop: async () => {
        await program.stop();
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
