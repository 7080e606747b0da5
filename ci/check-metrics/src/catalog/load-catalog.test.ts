import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

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

async function refusalOf(path: string): Promise<string> {
  const outcome: unknown = await loadCatalog(path).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(CatalogNotLoadedError);
  return (outcome as CatalogNotLoadedError).message;
}

describe('loadCatalog takes', () => {
  it('an export named catalog', async () => {
    const path = await moduleOf('named.mjs', `${IMPORT}\nexport const catalog = ${DEFINE};`);
    expect(await loadCatalog(path)).toMatchObject({ prefix: 'shop', metrics: [{ name: 'shop_cart_up' }] });
  });

  it('a default export', async () => {
    const path = await moduleOf('default.mjs', `${IMPORT}\nexport default ${DEFINE};`);
    expect(await loadCatalog(path)).toMatchObject({ prefix: 'shop' });
  });

  it('the export named catalog where there are both', async () => {
    const source = `${IMPORT}\nexport default 'something else';\nexport const catalog = ${DEFINE};`;
    expect(await loadCatalog(await moduleOf('both.mjs', source))).toMatchObject({ prefix: 'shop' });
  });

  it('a path relative to the working directory', async () => {
    const path = await moduleOf('relative.mjs', `${IMPORT}\nexport const catalog = ${DEFINE};`);
    expect(await loadCatalog(relative(process.cwd(), path))).toMatchObject({ prefix: 'shop' });
  });
});

describe('loadCatalog refuses', () => {
  it('a file that is not there', async () => {
    const path = join(directory, 'nowhere.mjs');
    expect(await refusalOf(path)).toMatch(new RegExp(`^${path} cannot be loaded: .*nowhere\\.mjs`));
  });

  it('a module that throws, with its words', async () => {
    const path = await moduleOf('throws.mjs', "throw new Error('no database');");
    expect(await refusalOf(path)).toBe(`${path} cannot be loaded: no database`);
  });

  it('a module that throws what is no error', async () => {
    const path = await moduleOf('throws-text.mjs', "throw 'no database';");
    expect(await refusalOf(path)).toBe(`${path} cannot be loaded: no database`);
  });

  it('a module that is no JavaScript', async () => {
    const path = await moduleOf('broken.mjs', 'export const catalog = {');
    expect(await refusalOf(path)).toContain(`${path} cannot be loaded: `);
  });

  it('a catalog with a bad definition, with every problem of it', async () => {
    const source = `${IMPORT}\nexport const catalog = defineCatalog({ prefix: 'shop', services: ['cart'], metrics: [gauge('cartUp', { help: '' })] });`;
    const message = await refusalOf(await moduleOf('bad.mjs', source));
    expect(message).toContain('cannot be loaded: the metric catalog has');
    expect(message).toContain('[lint/help]');
    expect(message).toContain('[lint/camel-case]');
  });

  const domain = "{ state: { values: ['idle'] } }";
  const metrics = `[{ type: 'gauge', name: 'shop_cart_up', help: 'Runs', labels: ${domain} }]`;
  for (const { title, source } of [
    { title: 'no export', source: 'const catalog = {};' },
    { title: 'another export', source: 'export const metrics = [];' },
    { title: 'a catalog that is null', source: 'export const catalog = null;' },
    { title: 'a catalog that is text', source: "export const catalog = 'shop';" },
    { title: 'an object that is no catalog', source: 'export const catalog = { metrics: [] };' },
    {
      title: 'metrics that are no list',
      source: "export const catalog = { prefix: 'shop', forbiddenLabels: [], metrics: {} };",
    },
    {
      title: 'a definition without labels',
      source: `export const catalog = { prefix: 'shop', forbiddenLabels: [], metrics: ${metrics.replace(`, labels: ${domain}`, '')} };`,
    },
    {
      title: 'a label without a domain',
      source: `export const catalog = { prefix: 'shop', forbiddenLabels: [], metrics: ${metrics.replace(domain, "{ state: 'idle' }")} };`,
    },
    {
      title: 'a histogram without buckets',
      source: `export const catalog = { prefix: 'shop', forbiddenLabels: [], metrics: ${metrics.replace('gauge', 'histogram')} };`,
    },
  ]) {
    it(`a module with ${title}`, async () => {
      const path = await moduleOf(`${title.replaceAll(' ', '-')}.mjs`, source);
      expect(await refusalOf(path)).toBe(
        `${path} does not export a catalog; export what defineCatalog returns as "catalog" or as the default`,
      );
    });
  }
});
