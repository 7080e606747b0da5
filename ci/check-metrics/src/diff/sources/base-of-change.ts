import { defaultBase } from './default-base.js';
import { commitOf, Git, isShallow, repositoryOf, SHALLOW } from './git.js';
import { SourceError } from './source-error.js';

/** What a change is judged against. */
export type BaseOfChange = { readonly commit: string } | NothingToCompare;

/** Why there is nothing to compare with. */
export interface NothingToCompare {
  readonly notCompared: string;
  readonly fix: string;
  /** Whether that is because only a part of the history was fetched. */
  readonly isShallow: boolean;
}

/**
 * What a change is judged against before it is merged and after: the commit at which it left the main branch; on the main
 * branch, where all is merged, the first parent of the latest commit, so that a merge is judged as a whole.
 *
 * @param directory - in the repository
 */
export async function baseOfChange(directory: string, signal?: AbortSignal): Promise<BaseOfChange> {
  let git = new Git(directory, signal);
  try {
    git = await repositoryOf(git);
    const head = await commitOf(git, 'HEAD');
    const { commit } = await defaultBase(git);
    return { commit: commit === head ? await firstParent(git) : commit };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    signal?.throwIfAborted();
    const { message, fix } = error;
    return { notCompared: message, fix, isShallow: await isShallow(git).catch(() => false) };
  }
}

async function firstParent(git: Git): Promise<string> {
  const parent = await git.ask(['rev-parse', '--verify', '--quiet', 'HEAD^']);
  if (parent !== undefined) return parent;
  throw (await isShallow(git))
    ? new SourceError('there is nothing to compare with: the commit before was not fetched', SHALLOW)
    : new SourceError(
        'there is nothing to compare with: this is the first commit',
        'go on with the next one',
      );
}
