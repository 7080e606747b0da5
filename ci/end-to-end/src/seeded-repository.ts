import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { temporaryFolder } from '@ibex/test-programs';
import { execa } from 'execa';

/** The root of this repository. */
export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** A copy of the repository as it is in the work tree, to seed violations into. */
export interface SeededRepository {
  readonly root: string;
  /** Writes a file, by its path in the repository. */
  seed(path: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/** Copies what git tracks, and shares the installed packages. */
export async function seededRepository(): Promise<SeededRepository> {
  const folder = await temporaryFolder('ibex-seeded');
  const { stdout } = await execa('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: REPOSITORY,
  });
  await Promise.all(
    stdout.split('\n').map(async (path) => {
      // What was deleted and not committed yet is still listed.
      await cp(join(REPOSITORY, path), join(folder.path, path), { recursive: true }).catch(() => undefined);
    }),
  );
  await symlink(join(REPOSITORY, 'node_modules'), join(folder.path, 'node_modules'));
  return {
    root: folder.path,
    seed: async (path, text) => {
      await mkdir(dirname(join(folder.path, path)), { recursive: true });
      await writeFile(join(folder.path, path), text);
    },
    remove: () => folder.remove(),
  };
}
