import { mkdirSync } from 'node:fs';

import { expect, it } from 'vitest';

import { temporaryDirectory } from '../testing/temporary-directory.js';
import type { MadeTarget } from './made-documents.js';
import { checkDocuments } from './check-documents.js';
import { otherFiles } from './other-files.js';

const directory = temporaryDirectory();

function folder(name: string, ...files: readonly string[]): MadeTarget {
  const made = files.map((file) => ({ path: directory.path(`${name}/${file}`), content: '' }));
  return { form: 'weaver', makes: 'folder', path: directory.path(name), files: made };
}

it('of a folder, all that is made for nothing is found, but what begins with a dot', async () => {
  mkdirSync(directory.path('otel/deep/.git'), { recursive: true });
  for (const file of ['a.yaml', 'b.yaml', 'METRICS.md', '.keep', 'deep/c.yaml', 'deep/.git/d']) {
    directory.file(`otel/${file}`, '');
  }
  const page: MadeTarget = {
    form: 'markdown',
    makes: 'file',
    path: directory.path('otel/METRICS.md'),
    files: [{ path: directory.path('otel/METRICS.md'), content: '' }],
  };
  const target = folder('otel', 'a.yaml');
  expect(await otherFiles(target, [target, page])).toEqual([
    directory.path('otel/b.yaml'),
    directory.path('otel/deep/c.yaml'),
  ]);
  expect(await otherFiles(page, [target, page])).toEqual([]);
});

it('a folder that is not there has none', async () => {
  expect(await otherFiles(folder('nowhere'), [])).toEqual([]);
});

it('of a folder that is for something else the first are told, and the rest is counted', async () => {
  mkdirSync(directory.path('other'));
  for (let index = 0; index < 25; index++) directory.file(`other/${String(index)}`, '');
  const [section] = await checkDocuments([folder('other')], 'make');
  expect(section?.findings.map(({ message }) => message).slice(19)).toEqual([
    expect.stringMatching(/other\/4 is none of what the catalog makes$/),
    expect.stringMatching(/other has 5 more files that are none of what the catalog makes$/),
  ]);
});
