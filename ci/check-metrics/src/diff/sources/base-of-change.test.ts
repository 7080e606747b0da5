import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type GitRepository, gitRepository } from '../../testing/git-repository.js';
import { baseOfChange } from './base-of-change.js';

let repository: GitRepository;

beforeEach(() => {
  repository = gitRepository();
});

afterEach(() => {
  repository.remove();
});

const commitCalled = (revision: string) => ({ commit: repository.git('rev-parse', revision) });

describe('what a change is judged against', () => {
  it('is where a branch left the main branch, whatever was merged there since', async () => {
    repository.commit({ a: '1' });
    repository.git('tag', 'left');
    repository.git('checkout', '--quiet', '-b', 'work');
    repository.commit({ b: '1' });
    repository.commit({ b: '2' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ a: '2' });
    repository.git('checkout', '--quiet', 'work');
    expect(await baseOfChange(repository.path)).toEqual(commitCalled('left'));
  });

  it('is, on the main branch, what was there before the latest merge, of however many commits', async () => {
    repository.commit({ a: '1' });
    repository.git('checkout', '--quiet', '-b', 'work');
    repository.commit({ b: '1' });
    repository.commit({ b: '2' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ a: '2' });
    repository.git('tag', 'before');
    repository.git('merge', '--quiet', '--no-ff', '--message=merge', 'work');
    expect(await baseOfChange(repository.path)).toEqual(commitCalled('before'));
  });

  it('is the main branch for what GitHub checks out of a pull request, a merge that has no branch', async () => {
    repository.commit({ a: '1' });
    repository.git('checkout', '--quiet', '-b', 'work');
    repository.commit({ b: '1' });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ a: '2' });
    repository.git('checkout', '--quiet', '--detach');
    repository.git('merge', '--quiet', '--no-ff', '--message=merge', 'work');
    expect(await baseOfChange(repository.path)).toEqual(commitCalled('main'));
  });
});

describe('there is nothing to judge a change against', () => {
  it('at the first commit', async () => {
    repository.commit({ a: '1' });
    expect(await baseOfChange(repository.path)).toMatchObject({
      notCompared: 'there is nothing to compare with: this is the first commit',
      isShallow: false,
    });
  });

  it('before it', async () => {
    expect(await baseOfChange(repository.path)).toMatchObject({ isShallow: false });
  });

  it('in a repository of which only the latest commit was fetched, and it says how to fetch the others', async () => {
    repository.commit({ a: '1' });
    repository.commit({ a: '2' });
    const folder = mkdtempSync(join(tmpdir(), 'check-metrics-shallow-'));
    try {
      repository.git('clone', '--quiet', '--depth=1', `file://${repository.path}`, folder);
      expect(await baseOfChange(folder)).toEqual({
        notCompared: 'there is nothing to compare with: the commit before was not fetched',
        fix: expect.stringContaining('git fetch --unshallow') as string,
        isShallow: true,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('where there is no repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'check-metrics-none-'));
    try {
      expect(await baseOfChange(folder)).toMatchObject({
        notCompared: `${folder} is in no git repository, so there are no revisions`,
        isShallow: false,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
