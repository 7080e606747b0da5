import { describe, expect, it } from 'vitest';

import { UsageError } from '../../command-line/usage-error.js';
import { temporaryDirectory } from '../../testing/temporary-directory.js';
import { catalogReference } from './catalog-reference.js';

const directory = temporaryDirectory();

describe('catalogReference reads', () => {
  it.each([
    ['./catalog', 'file'],
    ['/tmp/catalog.json', 'file'],
    ['catalog.json', 'file'],
    ['packages/metrics/catalog.ts', 'file'],
  ])('%s as a file', (text, kind) => {
    expect(catalogReference(text, directory.path(''))).toEqual({ kind, path: text });
  });

  it.each([
    ['main', { revision: 'main' }],
    ['HEAD~3', { revision: 'HEAD~3' }],
    ['v1.2.0', { revision: 'v1.2.0' }],
    ['main@{upstream}', { revision: 'main@{upstream}' }],
    ['HEAD@{1}', { revision: 'HEAD@{1}' }],
    ['refs/tags/@shop/metrics@1.0.0', { revision: 'refs/tags/@shop/metrics@1.0.0' }],
    ['main:src/catalog.ts', { revision: 'main', path: 'src/catalog.ts' }],
    ['HEAD~3:./catalog.json', { revision: 'HEAD~3', path: './catalog.json' }],
  ])('%s as a revision', (text, expected) => {
    expect(catalogReference(text, directory.path(''))).toEqual({ kind: 'revision', ...expected });
  });

  it.each([
    ['@shop/metrics@1.2.3', '@shop/metrics@1.2.3', '@shop/metrics'],
    ['@shop/metrics@1.2.3/catalog', '@shop/metrics@1.2.3', '@shop/metrics/catalog'],
    ['@shop/metrics@1.2.3/catalog.json', '@shop/metrics@1.2.3', '@shop/metrics/catalog.json'],
    ['metrics@latest', 'metrics@latest', 'metrics'],
    ['metrics@^1.0.0-rc.1', 'metrics@^1.0.0-rc.1', 'metrics'],
  ])('%s as a published package', (text, specification, specifier) => {
    expect(catalogReference(text, directory.path(''))).toEqual({ kind: 'package', specification, specifier });
  });

  it('a name with an @ as a file, where there is one', () => {
    directory.file('old@1.json', '{}');
    expect(catalogReference('old@1.json', directory.path(''))).toMatchObject({ kind: 'file' });
  });

  it.each(['-', '--upload-pack=evil', '-x:catalog.json'])(
    '%s as nothing: git would take it for an option',
    (text) => {
      expect(() => catalogReference(text, directory.path(''))).toThrow(UsageError);
    },
  );

  it.each([':catalog.json', 'main:'])('%s as nothing: a part is missing', (text) => {
    expect(() => catalogReference(text, directory.path(''))).toThrow('names no file of a revision');
  });
});
