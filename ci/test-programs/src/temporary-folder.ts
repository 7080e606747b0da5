import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder and the way to be rid of it. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Makes a folder under the system's folder for temporary files.
 *
 * @param name - the beginning of its name
 * @param owner - who it is given to; by default this process's user
 */
export async function temporaryFolder(
  name: string,
  owner?: { readonly uid: number; readonly gid: number },
): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `${name}-`));
  if (owner) await chown(path, owner.uid, owner.gid);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
