import type { Git } from './git.js';

/**
 * Where a file stood in a commit: under the path that it has now, or, where there is none, under the one that git says it
 * was moved from since.
 *
 * @param path - from the root of the repository
 * @returns the path itself where git knows of no other
 */
export async function pathInCommit(git: Git, commit: string, path: string): Promise<string> {
  if ((await git.ask(['cat-file', '-e', `${commit}:${path}`])) !== undefined) return path;
  const moved = await git.ask([
    ...['diff', '--no-ext-diff', '--find-renames', '--diff-filter=R', '--name-status', '-z'],
    ...[commit, '--'],
  ]);
  // For each file its likeness, its path then, and its path now.
  const fields = moved?.split('\0') ?? [];
  const now = fields.findIndex((field, index) => index % 3 === 2 && field === path);
  return fields[now - 1] ?? path;
}
