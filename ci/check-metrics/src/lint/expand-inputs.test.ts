import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { expandInputs } from './expand-inputs.js';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'expand-inputs-'));
  for (const folder of ['sub', 'sub/deep', 'folder.prom']) mkdirSync(join(directory, folder));
  for (const file of ['b.prom', 'a.prom', 'a.txt', 'we[ir]d.prom', 'sub/c.prom', 'sub/deep/d.prom']) {
    writeFileSync(join(directory, file), 'up 1\n');
  }
  vi.spyOn(process, 'cwd').mockReturnValue(directory);
});

afterAll(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

async function expanded(...args: string[]): Promise<string[]> {
  return (await expandInputs(args)).map(({ input }) => input);
}

describe('expandInputs', () => {
  it('takes no argument for standard input', async () => {
    expect(await expanded()).toEqual(['-']);
  });

  it('leaves names as they are and in order, whether or not there is such a file', async () => {
    expect(await expanded('b.prom', '-', './a.prom', 'nowhere.prom')).toEqual([
      'b.prom',
      '-',
      './a.prom',
      'nowhere.prom',
    ]);
  });

  it('gives a file that is named twice two results', async () => {
    expect(await expanded('a.prom', 'a.prom')).toEqual(['a.prom', 'a.prom']);
  });

  it.each([
    ['*.prom', ['a.prom', 'b.prom', 'we[ir]d.prom']],
    ['**/*.prom', ['a.prom', 'b.prom', 'sub/c.prom', 'sub/deep/d.prom', 'we[ir]d.prom']],
    ['{a,b}.prom', ['a.prom', 'b.prom']],
    ['[ab].prom', ['a.prom', 'b.prom']],
    ['?.txt', ['a.txt']],
  ])('turns the pattern %j into the files it matches, sorted and without folders', async (pattern, files) => {
    expect(await expanded(pattern)).toEqual(files);
  });

  it('gives absolute paths for an absolute pattern', async () => {
    expect(await expanded(join(directory, 'sub/*.prom'))).toEqual([join(directory, 'sub/c.prom')]);
  });

  it('takes a file whose name is like a pattern for the file', async () => {
    expect(await expanded('we[ir]d.prom')).toEqual(['we[ir]d.prom']);
  });

  it('leaves out what an earlier argument named', async () => {
    expect(await expanded('./b.prom', '*.prom', '[ab].prom')).toEqual(['./b.prom', 'a.prom', 'we[ir]d.prom']);
  });

  it('says so where a pattern matches nothing', async () => {
    expect(await expandInputs(['x*.prom', 'a.prom'])).toMatchObject([
      { input: 'x*.prom', error: { code: 'input/no-match' } },
      { input: 'a.prom' },
    ]);
  });
});
