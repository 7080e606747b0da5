import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository for a test. */
export interface GitRepository {
  /** Absolute. */
  readonly path: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Writes files and commits all there is. */
  commit(files: Readonly<Record<string, string>>): void;
  git(...args: readonly string[]): string;
  remove(): void;
}

/** Makes a repository whose first branch is `main`. */
export function gitRepository(): GitRepository {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'check-metrics-git-')));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, {
      cwd: path,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      // Nothing of whoever runs the tests, such as hooks and signatures.
      env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...AUTHOR },
    }).trim();
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), content);
    }
  };
  git('init', '--quiet', '--initial-branch=main');
  return {
    path,
    write,
    git,
    commit: (files) => {
      write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message=change');
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

const AUTHOR = {
  GIT_AUTHOR_NAME: 'someone',
  GIT_AUTHOR_EMAIL: 'someone@example.org',
  GIT_COMMITTER_NAME: 'someone',
  GIT_COMMITTER_EMAIL: 'someone@example.org',
};
