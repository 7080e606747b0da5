import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { loadCatalog } from '../../catalog/load-catalog.js';
import { REPOSITORY } from '../../testing/documentation.js';
import { type GitRepository, gitRepository } from '../../testing/git-repository.js';
import { loadComparedCatalogs } from './load-compared-catalogs.js';

const CATALOG = 'packages/metrics/src/catalog.ts';

/** No revision has these, which shows where values are from. */
const INSTALLED = ['busy', 'installed'];

let repository: GitRepository;

beforeAll(() => {
  repository = gitRepository();
  const { path } = repository;
  symlinkSync(join(REPOSITORY, 'node_modules'), join(path, 'node_modules'));
  // As a package manager installs a package of the same repository.
  mkdirSync(join(path, 'packages/metrics/node_modules/@shop'), { recursive: true });
  mkdirSync(join(path, 'packages/labels'), { recursive: true });
  symlinkSync(join(path, 'packages/labels'), join(path, 'packages/metrics/node_modules/@shop/labels'));
  repository.commit({
    '.gitignore': 'node_modules\ndist',
    'package.json': '{ "type": "module" }',
    [CATALOG]: `
      import { defineCatalog, gauge } from '@ibex/catalog';
      import { state } from '@shop/labels/state';
      export const catalog = defineCatalog({
        prefix: 'shop', services: ['api'], metrics: [gauge('shop_api_workers', { help: 'Workers', labels: { state } })],
      });`,
    'packages/labels/package.json': JSON.stringify({
      name: '@shop/labels',
      type: 'module',
      exports: { './state': './dist/state.js' },
    }),
    'packages/labels/src/state.ts': labels(['busy']),
    ...built(INSTALLED),
  });
  repository.git('tag', 'v1');
});

afterAll(() => {
  repository.remove();
});

function labels(values: readonly string[]): string {
  return `import { enumeration } from '@ibex/catalog';\nexport const state = enumeration(${JSON.stringify(values)});\n`;
}

/** What a build makes, which is not in git. */
function built(values: readonly string[]): Readonly<Record<string, string>> {
  return {
    'packages/labels/dist/state.js': `${labels(values)}//# sourceMappingURL=state.js.map\n`,
    'packages/labels/dist/state.js.map': '{ "version": 3, "sources": ["../src/state.ts"], "mappings": "" }',
  };
}

async function statesAt(base: string): Promise<readonly string[] | undefined> {
  const compared = await loadComparedCatalogs({
    base,
    source: join(repository.path, CATALOG),
    directory: repository.path,
    current: () => loadCatalog(CATALOG, { directory: repository.path }),
  });
  return compared.base.catalog.metrics[0]?.labels['state']?.values;
}

it('a package of the repository is taken as it is installed while it is as it was', async () => {
  expect(await statesAt('v1')).toEqual(INSTALLED);
});

it('a package that has changed since is taken as it was, by the source of what is installed', async () => {
  repository.commit({ 'packages/labels/src/state.ts': labels(['busy', 'idle']) });
  expect(await statesAt('v1')).toEqual(['busy']);
  expect(await statesAt('HEAD')).toEqual(INSTALLED);
});

it('one that cannot be loaded as it was is taken as it is installed, which is told', async () => {
  repository.commit({ 'packages/labels/src/state.ts': `import './generated.js';\n${labels(['busy'])}` });
  repository.git('tag', 'v2');
  repository.commit({ 'packages/labels/src/state.ts': labels(['busy']) });
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await statesAt('v2')).toEqual(INSTALLED);
  expect(stderr.mock.calls.flat().join('')).toMatch(
    /^check-metrics: the packages of the repository cannot be loaded as they were in v2 \(.*generated.*\), so those that are here are taken\n$/,
  );
  stderr.mockRestore();
});
