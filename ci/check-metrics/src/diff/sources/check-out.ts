import { join } from 'node:path';

import type { Git } from './git.js';
import { SourceError } from './source-error.js';

/** A file of a commit. */
export interface CommittedFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** The files of a commit; what is a link or a repository of its own is none. */
export async function filesOf(git: Git, commit: string): Promise<readonly CommittedFile[]> {
  const { exitCode, stdout, stderr } = await git.run(['ls-tree', '-r', '-z', '-l', commit]);
  if (exitCode !== 0) throw failed(stderr);
  return stdout.split('\0').flatMap((line) => {
    const { size, path } = FILE.exec(line)?.groups ?? {};
    return size === undefined || path === undefined ? [] : [{ path, size: Number(size) }];
  });
}

const FILE = /^100\d{3} blob [0-9a-f]+ +(?<size>\d+)\t(?<path>[^]+)$/;

/**
 * Writes files of a commit into a folder. Nothing of the repository is touched.
 *
 * @param paths - from the root of the repository
 */
export async function checkOut(
  git: Git,
  commit: string,
  paths: readonly string[],
  folder: string,
): Promise<void> {
  const environment = { GIT_INDEX_FILE: join(folder, '.git-index') };
  const steps = [
    { args: ['read-tree', commit] },
    {
      args: ['checkout-index', '-z', '--stdin', '--quiet', `--prefix=${folder}/`],
      input: paths.map((path) => `${path}\0`).join(''),
    },
  ];
  for (const { args, input } of steps) {
    const { exitCode, stderr } = await git.run(args, { environment, ...(input !== undefined && { input }) });
    if (exitCode !== 0) throw failed(stderr);
  }
}

function failed(stderr: string): SourceError {
  const reason = stderr.trim().replace(/\s+/g, ' ');
  return new SourceError(
    `git could not read the revision: ${reason}`,
    'see to it that git fsck finds nothing wrong',
  );
}
