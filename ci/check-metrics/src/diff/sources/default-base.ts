import { type Git, isShallow, SHALLOW } from './git.js';
import { SourceError } from './source-error.js';

/** A commit, and how it is called. */
export interface BaseCommit {
  readonly commit: string;
  /** Such as `main` or `origin/main`. */
  readonly branch: string;
}

/**
 * What to compare with where nothing is said: the commit at which the work since left the main branch. On the main branch
 * itself this is what was last pushed, else what was last committed.
 *
 * @throws {@link SourceError} where there is no main branch, or no such commit
 */
export async function defaultBase(git: Git): Promise<BaseCommit> {
  const shallow = await isShallow(git);
  const fix = 'name what to compare with, as in check-metrics diff main';
  const branch = await mainBranch(git);
  if (branch === undefined) {
    throw new SourceError(
      `there is nothing to compare with: the repository has none of the branches ${BRANCHES.join(', ')}`,
      shallow ? SHALLOW : fix,
    );
  }
  const commit = await git.ask(['merge-base', 'HEAD', branch]);
  if (commit !== undefined) return { commit, branch };
  throw new SourceError(
    `there is nothing to compare with: HEAD and ${branch} have no commit in common${shallow ? ' in the part that was fetched' : ''}`,
    shallow ? SHALLOW : fix,
  );
}

const BRANCHES = ['origin/HEAD', 'origin/main', 'main', 'origin/master', 'master'] as const;

async function mainBranch(git: Git): Promise<string | undefined> {
  for (const branch of BRANCHES) {
    const commit = await git.ask(['rev-parse', '--verify', '--quiet', `${branch}^{commit}`]);
    if (commit === undefined) continue;
    const name = await git.ask(['rev-parse', '--abbrev-ref', branch]);
    return name === undefined || name === '' ? branch : name;
  }
  return undefined;
}
