import { join } from 'node:path';

import type { Git } from './git.js';
import { SourceError } from './source-error.js';

/**
 * The paths of the files of a commit, from the root of the repository, with `/`; what is a link or a repository of its own
 * is none.
 */
export async function filesOf(git: Git, commit: string): Promise<ReadonlySet<string>> {
  const { exitCode, stdout, stderr } = await git.run(['ls-tree', '-r', '-z', commit]);
  if (exitCode !== 0) throw failed(stderr);
  return new Set(
    stdout.split('\0').flatMap((line) => {
      const path = FILE.exec(line)?.groups?.['path'];
      return path === undefined ? [] : [path];
    }),
  );
}

const FILE = /^100\d{3} blob [0-9a-f]+\t(?<path>[^]+)$/;

/** Writes files of a commit into a folder, without touching anything of the repository. */
export class CheckOut {
  readonly #git: Git;
  readonly #commit: string;
  readonly #folder: string;
  #index: Promise<void> | undefined;

  constructor(git: Git, commit: string, folder: string) {
    this.#git = git;
    this.#commit = commit;
    this.#folder = folder;
  }

  /** @param paths - from the root of the repository */
  async write(paths: readonly string[]): Promise<void> {
    this.#index ??= this.#run(['read-tree', this.#commit]);
    await this.#index;
    await this.#run(
      ['checkout-index', '-z', '--stdin', '--quiet', `--prefix=${this.#folder}/`],
      paths.map((path) => `${path}\0`).join(''),
    );
  }

  async #run(args: readonly string[], input?: string): Promise<void> {
    const { exitCode, stderr } = await this.#git.run(args, {
      environment: { GIT_INDEX_FILE: join(this.#folder, '.git-index') },
      ...(input !== undefined && { input }),
    });
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
