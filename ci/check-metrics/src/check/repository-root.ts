import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The root of the repository that a folder is in, by its `.git`.
 *
 * @returns the folder itself where it is in none
 */
export function repositoryRoot(folder: string): string {
  for (let candidate = folder; ; candidate = dirname(candidate)) {
    if (existsSync(join(candidate, '.git'))) return candidate;
    if (dirname(candidate) === candidate) return folder;
  }
}
