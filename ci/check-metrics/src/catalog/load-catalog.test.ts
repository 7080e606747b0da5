import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Catalog } from '@ibex/catalog';
import { ibexCatalog } from '@ibex/metrics/catalog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { CatalogNotLoadedError, loadCatalog } from './load-catalog.js';

const CATALOG_PACKAGE = pathToFileURL(createRequire(import.meta.url).resolve('@ibex/catalog')).href;
const IMPORT = `import { defineCatalog, gauge } from '${CATALOG_PACKAGE}';`;
const DEFINE = `defineCatalog({
  prefix: 'shop',
  services: ['cart'],
  metrics: [gauge('shop_cart_up', { help: 'Whether it runs' })],
})`;

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'load-catalog-'));
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function moduleOf(name: string, source: string): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, source);
  return path;
}

/** What is said of a catalog, with its file named `FILE`. */
async function refusalOf(path: string): Promise<string> {
  const outcome: unknown = await loadCatalog(path, { directory }).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(CatalogNotLoadedError);
  return (outcome as CatalogNotLoadedError).message.replaceAll(path, 'FILE');
}

async function load(reference: string): Promise<Catalog> {
  return (await loadCatalog(reference, { directory })).catalog;
}

describe('loadCatalog takes', () => {
  it.each([
    ['an export named catalog', 'named.mjs', `export const catalog = ${DEFINE};`],
    ['a default export', 'default.mjs', `export default ${DEFINE};`],
    [
      'the export named catalog where there are both',
      'both.mjs',
      `export default 'shop';\nexport const catalog = ${DEFINE};`,
    ],
    [
      'a module in TypeScript',
      'typed.ts',
      `type Name = string;\nexport const catalog = ${DEFINE} as { prefix: Name };`,
    ],
    [
      'a module in TypeScript that is said to be ESM',
      'typed.mts',
      `export const catalog = ${DEFINE} satisfies object;`,
    ],
  ])('%s', async (_, name, source) => {
    const path = await moduleOf(name, `${IMPORT}\n${source}`);
    expect(await load(path)).toMatchObject({ prefix: 'shop', metrics: [{ name: 'shop_cart_up' }] });
  });

  it('a path relative to a folder', async () => {
    await moduleOf('relative.mjs', `${IMPORT}\nexport const catalog = ${DEFINE};`);
    for (const reference of ['relative.mjs', './relative.mjs']) {
      expect(await load(reference)).toMatchObject({ prefix: 'shop' });
    }
  });

  it('the name of a package, as its own folder resolves it', async () => {
    const { catalog } = await loadCatalog('@ibex/metrics/catalog', { directory: import.meta.dirname });
    expect(catalog).toEqual(ibexCatalog);
  });

  it('the name of a package that can only be imported', async () => {
    const folder = join(directory, 'node_modules', '@shop', 'metrics');
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({
        name: '@shop/metrics',
        type: 'module',
        exports: { './catalog': { import: './its.js' } },
      }),
    );
    await writeFile(join(folder, 'its.js'), `${IMPORT}\nexport default ${DEFINE};`);
    expect(await load('@shop/metrics/catalog')).toMatchObject({ prefix: 'shop' });
  });

  it('the catalog itself', async () => {
    const { catalog, definitionOf, place } = await loadCatalog(ibexCatalog, { directory });
    expect(catalog).toEqual(ibexCatalog);
    expect([definitionOf('ibex_process_up'), place]).toEqual([undefined, undefined]);
  });

  it('a copy, with which nothing happens that is not in it', async () => {
    let reads = 0;
    const catalog = Object.create(ibexCatalog, {
      prefix: { get: () => `ibex${String((reads += 1))}` },
    }) as Catalog;
    const { catalog: copy } = await loadCatalog(catalog, { directory });
    expect([copy.prefix, copy.prefix, copy.metrics.length]).toEqual(['ibex1', 'ibex1', 11]);
  });
});

describe('loadCatalog refuses', () => {
  it.each(['nowhere.mjs', './nowhere.json', '@shop/nowhere', 'node:fs', '.', 'with\u001b[31mcolours.js'])(
    'what is not there: %j',
    async (reference) => {
      const refusal: unknown = await load(reference).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(CatalogNotLoadedError);
      expect(String(refusal)).toMatch(/: cannot be loaded: there is no such file; name a file/);
      expect(String(refusal)).not.toContain('\u001b');
    },
  );

  it('a file of another kind', async () => {
    expect(await refusalOf(await moduleOf('catalog.yaml', ''))).toBe(
      'FILE: cannot be loaded: it is of no kind that is known; give a file that ends in .js, .mjs, .cjs, .ts, .mts, .cts or .json',
    );
  });

  it('a module that throws, with its words', async () => {
    const path = await moduleOf('throws.mjs', "throw new Error('no database');");
    expect(await refusalOf(path)).toBe(
      'FILE: cannot be loaded: no database; mend it, so that it can be imported',
    );
  });

  it('a module that throws what is no error', async () => {
    const path = await moduleOf('throws-text.mjs', "throw 'no database';");
    expect(await refusalOf(path)).toContain('FILE: cannot be loaded: no database; ');
  });

  it('a module that is no JavaScript', async () => {
    const path = await moduleOf('broken.mjs', 'export const catalog = {');
    expect(await refusalOf(path)).toContain('FILE: cannot be loaded: ');
  });

  it('a catalog with a bad definition, with every problem of it', async () => {
    const source = `${IMPORT}\nexport const catalog = defineCatalog({ prefix: 'shop', services: ['cart'], metrics: [gauge('cartUp', { help: '' })] });`;
    const [title, ...problems] = (await refusalOf(await moduleOf('bad.mjs', source))).split('\n');
    expect(title).toBe(`FILE has ${String(problems.length)} problems`);
    for (const code of ['lint/help', 'lint/camel-case']) {
      expect(problems).toContainEqual(
        expect.stringMatching(new RegExp(`^  FILE: cartUp: .*\\[${code}\\]; `)),
      );
    }
  });

  const domain = "{ state: { kind: 'enumeration', values: ['idle'] } }";
  const metric = `{ type: 'gauge', name: 'shop_cart_up', help: 'Runs', labels: ${domain} }`;
  const catalogOf = (metrics: string): string =>
    `export const catalog = { prefix: 'shop', services: [], subsystems: [], forbiddenLabels: [], bucketSets: {}, metrics: ${metrics} };`;
  it.each([
    ['no export', 'const catalog = {};', 'it is no object'],
    ['another export', 'export const metrics = [];', 'it is no object'],
    ['a catalog that is null', 'export const catalog = null;', 'it is no object'],
    ['a catalog that is text', "export const catalog = 'shop';", 'it is no object'],
    ['a catalog that is a list', 'export const catalog = [];', 'it is no object'],
    ['an object that is no catalog', 'export const catalog = { metrics: [] };', 'prefix is no text'],
    ['metrics that are no list', catalogOf('{}'), 'metrics is no list'],
    ['a hole in its metrics', catalogOf('[,]'), 'metrics[0] is no object'],
    [
      'a type that there is none of',
      catalogOf(`[${metric.replace('gauge', 'summary')}]`),
      'metrics[0].type is none of counter, gauge and histogram',
    ],
    [
      'a definition without labels',
      catalogOf(`[${metric.replace(`, labels: ${domain}`, '')}]`),
      'metrics[0].labels is no object',
    ],
    [
      'a label without a domain',
      catalogOf(`[${metric.replace(domain, "{ state: 'idle' }")}]`),
      'metrics[0].labels.state is no object',
    ],
    [
      'a domain of no kind',
      catalogOf(`[${metric.replace("'enumeration'", "'toString'")}]`),
      'metrics[0].labels.state.kind is none of enumeration, ',
    ],
    [
      'values that are no list',
      catalogOf(`[${metric.replace("['idle']", "'idle'")}]`),
      'metrics[0].labels.state.values is no list',
    ],
    [
      'a value that is no text',
      catalogOf(`[${metric.replace("['idle']", '[1]')}]`),
      'metrics[0].labels.state.values[0] is no text',
    ],
    [
      'a histogram without buckets',
      catalogOf(`[${metric.replace('gauge', 'histogram')}]`),
      'metrics[0].buckets is no list',
    ],
    [
      'a stability that there is none of',
      catalogOf(`[${metric.replace('help:', "stability: 'beta', help:")}]`),
      'metrics[0].stability is neither experimental nor stable',
    ],
    [
      'a deprecation without a day',
      catalogOf(`[${metric.replace('help:', 'stability: {}, help:')}]`),
      'metrics[0].stability.deprecatedSince is no text',
    ],
    [
      'a budget that is no count',
      catalogOf(`[${metric.replace('help:', 'budget: -1, help:')}]`),
      'metrics[0].budget is no whole number',
    ],
    [
      'a getter that throws',
      'export const catalog = { get prefix() { throw new Error("not yet"); } };',
      'it cannot be read: not yet',
    ],
    [
      'a proxy that is shut',
      'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); export { proxy as catalog };',
      'it cannot be read: ',
    ],
  ])('a module with %s', async (title, source, fault) => {
    const path = await moduleOf(`${title.replaceAll(' ', '-')}.mjs`, source);
    const refusal = await refusalOf(path);
    expect(refusal).toContain(`FILE: does not export a catalog: ${fault}`);
    expect(refusal).toContain('; export what defineCatalog returns as "catalog" or as the default');
  });

  it('something else in the place of a catalog in a configuration', async () => {
    const configPath = join(directory, 'check-metrics.config.js');
    await expect(loadCatalog({} as Catalog, { directory, configPath })).rejects.toThrow(
      `${configPath}: the catalog in it is none: prefix is no text; `,
    );
  });
});
