import { readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { loadCatalog } from '../../catalog/load-catalog.js';
import { REPOSITORY } from '../../testing/documentation.js';
import { type GitRepository, gitRepository } from '../../testing/git-repository.js';
import { temporaryDirectory } from '../../testing/temporary-directory.js';
import { type ComparedCatalogs, loadComparedCatalogs, type SourceOptions } from './load-compared-catalogs.js';

const FILE = 'packages/metrics/src/catalog.ts';

/** A catalog in TypeScript that takes its labels from another package of the repository, and reads a file beside it. */
function catalogFile(metric: string): string {
  return `
    import { readFileSync } from 'node:fs';
    import { counter, defineCatalog } from '@ibex/catalog';
    import { result, type Result } from '../../labels/src/result.js';

    const help: string = readFileSync(new URL('./help.txt', import.meta.url), 'utf8');
    export const first: Result = 'ok';
    export const catalog = defineCatalog({
      prefix: 'shop',
      services: ['api'],
      metrics: [counter('${metric}', { help, labels: { result } })],
    });
  `;
}

const labels = (values: string): string => `
  import { enumeration } from '@ibex/catalog';
  export const result = enumeration(${values});
  export type Result = 'ok' | 'error';
`;

const json = (metric: string): string =>
  JSON.stringify({
    prefix: 'shop',
    services: ['api'],
    metrics: [{ type: 'gauge', name: metric, help: 'It' }],
  });

const temporary = temporaryDirectory();
let repository: GitRepository;

beforeAll(() => {
  vi.stubEnv('TMPDIR', temporary.path(''));
  repository = gitRepository();
  symlinkSync(join(REPOSITORY, 'node_modules'), join(repository.path, 'node_modules'));
  repository.commit({
    '.gitignore': 'node_modules',
    'package.json': '{ "type": "module" }',
    [FILE]: catalogFile('shop_api_orders_total'),
    'packages/metrics/src/help.txt': 'Orders',
    'packages/labels/src/result.ts': labels(`['ok']`),
    'catalog.json': json('shop_api_workers'),
    'unrelated/large.ts': 'export {};',
  });
  repository.git('tag', 'v1.0.0');
  repository.commit({
    [FILE]: catalogFile('shop_api_sales_total'),
    'packages/labels/src/result.ts': labels(`['ok', 'error']`),
    'catalog.json': json('shop_api_jobs'),
    'broken.ts': 'export const ok = 1;\nexport const = 1;',
    'lost.ts': `import './packages/labels/src/none.js';`,
    'throwing.ts': `throw new Error('no database');`,
    'policy.ts': `
      import { counter, defineCatalog } from '@ibex/catalog';
      export default defineCatalog({
        prefix: 'shop', services: ['api'], metrics: [counter('shop_api_sales', { help: 'Sales' })],
      });`,
    'broken.json': '{\n  "prefix": 1\n}',
  });
});

afterAll(() => {
  repository.remove();
  vi.unstubAllEnvs();
});

async function load(options: Partial<SourceOptions>): Promise<ComparedCatalogs> {
  return loadComparedCatalogs({
    directory: repository.path,
    current: () => loadCatalog(`./${FILE}`, { directory: repository.path }),
    ...options,
  });
}

async function fault(options: Partial<SourceOptions>): Promise<{ message: string; fix?: string }> {
  // JSON is loaded faster, and what is here is not what is at fault.
  const current = () => loadCatalog('./catalog.json', { directory: repository.path });
  const error: unknown = await load({ current, ...options }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  return error as Error;
}

describe('a catalog of a revision', () => {
  it('is what it was, with what it imports and reads, beside the one that is here', async () => {
    const { base, head } = await load({ base: 'v1.0.0' });
    expect(base).toMatchObject({
      name: 'v1.0.0',
      catalog: {
        metrics: [{ name: 'shop_api_orders_total', help: 'Orders', labels: { result: { values: ['ok'] } } }],
      },
    });
    expect(head.name).toBe('the working tree');
    expect(head.catalog.catalog.metrics).toMatchObject([
      { name: 'shop_api_sales_total', labels: { result: { values: ['ok', 'error'] } } },
    ]);
  });

  it.each([
    ['v1.0.0:catalog.json', 'a JSON file from the root'],
    ['HEAD~1:./catalog.json', 'a file from the working directory'],
  ])('may be named with its file: %s, %s', async (base) => {
    const { base: loaded } = await load({ base });
    expect(loaded.catalog.metrics).toMatchObject([{ name: 'shop_api_workers' }]);
  });

  it('is where it stood before it was moved to where it is here', async () => {
    const now = 'the metrics/shop.json';
    repository.write({ 'the metrics/others.txt': '' });
    repository.git('mv', 'catalog.json', now);
    const current = () => loadCatalog(`./${now}`, { directory: repository.path });
    const { base } = await load({ base: 'v1.0.0', current });
    repository.git('reset', '--quiet', '--hard');
    rmSync(join(repository.path, 'the metrics'), { recursive: true });
    expect(base.catalog.metrics).toMatchObject([{ name: 'shop_api_workers' }]);
  });

  it('imports packages that are installed in the folder of a file that it imports', async () => {
    const installed = 'packages/labels/node_modules/results';
    repository.write({
      [`${installed}/package.json`]: '{ "type": "module", "exports": "./results.js" }',
      [`${installed}/results.js`]: `export const results = ['ok', 'late'];`,
    });
    repository.commit({
      'packages/labels/src/result.ts': `import { results } from 'results';\n${labels('results')}`,
    });
    const { base } = await load({ base: 'main' });
    repository.git('reset', '--quiet', '--hard', 'HEAD^');
    expect(base.catalog.metrics[0]?.labels['result']?.values).toEqual(['ok', 'late']);
  });

  it('is that of --source, and of two revisions none of here is loaded', async () => {
    const current = () => Promise.reject(new Error('not asked for'));
    const { base, head } = await load({
      base: 'v1.0.0',
      head: 'main',
      source: join(repository.path, FILE),
      current,
    });
    expect(base.catalog.metrics[0]?.name).toBe('shop_api_orders_total');
    expect(head.catalog.catalog.metrics[0]?.name).toBe('shop_api_sales_total');
  });

  it.each([
    [
      'v9',
      /^"v9" is neither a file that is there nor a revision of this repository$/,
      /^give a file, a branch/,
    ],
    ['main:none.ts', /^main has no file none\.ts$/, /^name where the catalog stood then, as in main:/],
    ['main:broken.ts', /^main:broken\.ts:2:14: cannot be loaded: .*; mend it/, undefined],
    ['main:throwing.ts', /^main:throwing\.ts: cannot be loaded: no database; mend it/, undefined],
    ['main:lost.ts', /^main:lost\.ts: cannot be loaded: Cannot find module '\.\/packages\/labels/, undefined],
    ['main:policy.ts', /^main:policy\.ts: shop_api_sales: .*\[lint\/counter-suffix\]/, undefined],
    ['main:broken.json', /^main:broken\.json has \d problems\n {2}main:broken\.json:\d:\d+: /, undefined],
    ['main:unrelated/large.ts', /^main:unrelated\/large\.ts: does not export a catalog/, undefined],
  ])('that is none is told as the user knows it: %s', async (base, message, fix) => {
    const error = await fault({ base });
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(tmpdir());
    if (fix) expect(error.fix).toMatch(fix);
  });

  it('is that of --source, also in a folder that is no more', async () => {
    const { message } = await fault({ base: 'v1.0.0', source: join(repository.path, 'gone/catalog.json') });
    expect(message).toBe('v1.0.0 has no file gone/catalog.json');
  });

  it('cannot be found where the catalog here is in no file of the repository', async () => {
    const current = async () => {
      const { catalog, definitionOf } = await loadCatalog(`./${FILE}`, { directory: repository.path });
      return { catalog, definitionOf };
    };
    const { message, fix } = await fault({ base: 'main', current });
    expect(message).toBe('it is not known where the catalog stands in the repository');
    expect(fix).toContain('--source');
  });

  it('leaves nothing behind', async () => {
    await load({ base: 'v1.0.0' });
    await fault({ base: 'main:throwing.ts' });
    expect(readdirSync(temporary.path('')).filter((name) => name.includes('diff'))).toEqual([]);
    expect(repository.git('status', '--short')).toBe('');
  });
});

describe('where nothing is said, a catalog is compared with', () => {
  it('what was committed, on the main branch', async () => {
    const { base } = await load({});
    expect(base.name).toBe(`main at ${repository.git('rev-parse', 'main').slice(0, 10)}`);
    expect(base.catalog.metrics[0]?.name).toBe('shop_api_sales_total');
  });

  it('where the work left the main branch, whatever happened there since', async () => {
    repository.git('switch', '--quiet', '--create', 'work', 'v1.0.0');
    repository.commit({ 'catalog.json': json('shop_api_threads') });
    const current = () => loadCatalog('./catalog.json', { directory: repository.path });
    const { base, head } = await load({ current });
    repository.git('switch', '--quiet', 'main');
    expect(base.name).toMatch(/^main at /);
    expect(base.catalog.metrics[0]?.name).toBe('shop_api_workers');
    expect(head.catalog.catalog.metrics[0]?.name).toBe('shop_api_threads');
  });

  it('what was pushed, where there is a remote', async () => {
    repository.git('update-ref', 'refs/remotes/origin/trunk', 'v1.0.0');
    repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    const { base } = await load({});
    repository.git('symbolic-ref', '--delete', 'refs/remotes/origin/HEAD');
    expect(base.name).toMatch(/^origin\/trunk at /);
    expect(base.catalog.metrics[0]?.name).toBe('shop_api_orders_total');
  });

  it('nothing, where there is no main branch', async () => {
    repository.git('branch', '--quiet', '--move', 'main', 'other');
    const { message, fix } = await fault({});
    repository.git('branch', '--quiet', '--move', 'other', 'main');
    expect(message).toContain('none of the branches origin/HEAD, origin/main, main');
    expect(fix).toContain('check-metrics diff main');
  });

  it('nothing, where the history was not fetched, and how to fetch it is told', async () => {
    const clone = gitRepository();
    clone.git('fetch', '--quiet', '--depth=1', `file://${repository.path}`, 'main:main', '--update-head-ok');
    clone.git('reset', '--quiet', '--hard', 'main');
    const revision = await fault({ directory: clone.path, base: 'v1.0.0' });
    clone.git('branch', '--quiet', '--move', 'main', 'work');
    const merge = await fault({ directory: clone.path });
    clone.remove();
    for (const { fix } of [revision, merge]) {
      expect(fix).toContain('git fetch --unshallow');
      expect(fix).toContain('fetch-depth: 0');
    }
  });
});

it('without a repository there are no revisions', async () => {
  const { message, fix } = await fault({ directory: tmpdir(), base: 'main' });
  expect(message).toContain('is in no git repository');
  expect(fix).toContain('check-metrics diff old.json new.json');
});

it('without git there are no revisions', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  const { message } = await fault({ base: 'main' });
  process.env['PATH'] = path;
  expect(message).toBe('git is not installed, so no revision can be read');
});

it('whoever interrupts is not kept waiting by a module that never ends', async () => {
  repository.write({ 'endless.mjs': 'await new Promise(() => setInterval(() => undefined, 10));' });
  const { orInterrupted } = await import('./or-interrupted.js');
  const controller = new AbortController();
  const loading = orInterrupted(controller.signal, () =>
    load({ base: './endless.mjs', signal: controller.signal }),
  );
  setTimeout(() => {
    controller.abort(new Error('interrupted'));
  }, 50);
  await expect(loading).rejects.toThrow('interrupted');
});
