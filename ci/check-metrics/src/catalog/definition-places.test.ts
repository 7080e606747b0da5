import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { ibexCatalog } from '@ibex/metrics/catalog';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { definitionPlaces } from './definition-places.js';
import { importedFiles } from './imported-files.js';
import { loadCatalog } from './load-catalog.js';

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'definition-places-')));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
}

/** Where `shop_up` is found from `catalog.js`, as `file:line:column`. */
async function placeIn(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  await write(files);
  const place = definitionPlaces(join(root, 'catalog.js'), ['shop_up']).get('shop_up');
  return place && `${place.file.slice(root.length + 1)}:${String(place.line)}:${String(place.column)}`;
}

describe('in a file, a definition is', () => {
  it.each([
    ['the first argument of a function that defines', "const a = [\n  gauge('shop_up', {}),\n];", '2:9'],
    ['the value of a name', "new Gauge({\n  help: 'x', name: 'shop_up' });", '2:20'],
    ['the value of a name in quotes', '{ "name": "shop_up" }', '1:11'],
    ['a template without anything in it', 'gauge(`shop_up`)', '1:7'],
    ['any first argument where there is nothing better', "['shop_up', own('shop_up')]", '1:17'],
    ['any mention where there is nothing better still', "['shop_up']", '1:2'],
    [
      'what comes later, after a mention',
      "const names = ['shop_up'];\nfind('shop_up');\ngauge('shop_up')",
      '3:7',
    ],
    ['not in a comment', "// gauge('shop_up')\n/* gauge('shop_up')\n*/ gauge('shop_up')", '3:10'],
    ['not in a regular expression', "const a = /'shop_up'/; gauge('shop_up')", '1:30'],
    ['not in another text', `const a = "gauge('shop_up')"; gauge('shop_up')`, '1:37'],
    ['behind a text of several lines', "const a = `\n${1}\n`; gauge('shop_up')", '3:10'],
    ['behind line breaks of every kind', "a;\r\nb;\rc;\n gauge('shop_up')", '4:8'],
    ['the first of two', "gauge('shop_up'); gauge('shop_up')", '1:7'],
  ])('%s', async (_, text, place) => {
    expect(await placeIn({ 'catalog.js': text })).toBe(`catalog.js:${place}`);
  });

  it.each([
    ['part of a longer name', "gauge('shop_up_total')"],
    ['put together', "gauge(`shop_${'up'}`); gauge('shop_' + 'up')"],
    ['nowhere', ''],
  ])('not one that is %s', async (_, text) => {
    expect(await placeIn({ 'catalog.js': text })).toBeUndefined();
  });
});

describe('from a file, the search goes to', () => {
  const DEFINITION = "export const up = gauge('shop_up');";

  it.each([
    ['what it imports', "import { up } from './up.js';", 'up.js'],
    ['what it imports for its effects', "import './up.js';", 'up.js'],
    ['what it gives along', "export * from './parts/up.js';", 'parts/up.js'],
    ['what it requires', "const { up } = require('./up');", 'up.js'],
    ['what will be compiled to what it imports', "import { up } from './up.js';", 'up.ts'],
    ['the index of a folder', "import { up } from './up';", 'up/index.ts'],
    ['a JSON file', "import up from './up.json' with { type: 'json' };", 'up.json'],
    [
      'an installed package, one step',
      "import { up } from '@shop/metrics';",
      'node_modules/@shop/metrics/index.js',
    ],
  ])('%s', async (_, text, file) => {
    const definition = file.endsWith('.json') ? '{ "metrics": [{ "name": "shop_up" }] }' : DEFINITION;
    expect(await placeIn({ 'catalog.js': text, [file]: definition })).toMatch(`${file}:1:`);
  });

  it('what that imports, in a circle if need be', async () => {
    const files = {
      'catalog.js': "import './one.js';",
      'one.js': "import './two.js'; import './catalog.js';",
      'two.js': `import './one.js';\n${DEFINITION}`,
    };
    expect(await placeIn(files)).toBe('two.js:2:25');
  });

  it('a definition further away, past a mention nearby', async () => {
    const files = {
      'catalog.js': "import './up.js'; export const required = ['shop_up'];",
      'up.js': DEFINITION,
    };
    expect(await placeIn(files)).toBe('up.js:1:25');
  });

  it('no package that a package imports', async () => {
    const files = {
      'catalog.js': "import '@shop/metrics';",
      'node_modules/@shop/metrics/index.js': "import '@shop/parts';",
      'node_modules/@shop/parts/index.js': DEFINITION,
    };
    expect(await placeIn(files)).toBeUndefined();
  });

  it('each file once', async () => {
    await write({ 'one.js': "import './two.js'; import './one.js';", 'two.js': "import './one.js';" });
    const paths = Array.from(importedFiles(join(root, 'one.js')), ({ path }) => path);
    expect(paths).toEqual([join(root, 'one.js'), join(root, 'two.js')]);
  });

  it('no more than 300 files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 310 }, (_, index) => [
        index === 0 ? 'catalog.js' : `${String(index)}.js`,
        `import './${String(index + 1)}.js'; ${index === 305 ? DEFINITION : ''}`,
      ]),
    );
    expect(await placeIn(files)).toBeUndefined();
  });

  it('no file that is not there, is a folder or cannot be made out', async () => {
    await mkdir(join(root, 'folder.js'), { recursive: true });
    const imports =
      "import './nowhere.js'; import './folder.js'; import 'nowhere'; import '\\0'; import './up.js';";
    expect(await placeIn({ 'catalog.js': imports, 'up.js': DEFINITION })).toBe('up.js:1:25');
  });
});

describe('of a compiled file, its source is looked at', () => {
  const SOURCE = "\n\nexport const up: Gauge = gauge('shop_up');";
  const COMPILED = "export const up = gauge('shop_up');\n";
  const map = (more: object): string => JSON.stringify({ version: 3, mappings: '', ...more });
  const inline = (json: string): string =>
    `//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(json).toString('base64')}`;

  it.each([
    [
      'by a map beside it',
      '//# sourceMappingURL=catalog.js.map',
      map({ sources: ['src/catalog.ts'] }),
      'src/catalog.ts:3:32',
    ],
    [
      'by a map elsewhere',
      '//# sourceMappingURL=maps/a.map',
      map({ sources: ['../src/catalog.ts'] }),
      'src/catalog.ts:3:32',
    ],
    [
      'by a map with a root',
      '//# sourceMappingURL=catalog.js.map',
      map({ sourceRoot: 'src', sources: ['catalog.ts'] }),
      'src/catalog.ts:3:32',
    ],
    ['by a map in it', inline(map({ sources: ['src/catalog.ts'] })), '', 'src/catalog.ts:3:32'],
    ['but not where that is not there', inline(map({ sources: ['lost/catalog.ts'] })), '', 'catalog.js:1:25'],
    ['but not where the map is not there', '//# sourceMappingURL=lost.map', '', 'catalog.js:1:25'],
    ['but not where the map is none', '//# sourceMappingURL=catalog.js.map', '{', 'catalog.js:1:25'],
    ['but not where the map has no sources', inline('null'), '', 'catalog.js:1:25'],
    ['but not on another host', '//# sourceMappingURL=http://127.0.0.1/a.map', '', 'catalog.js:1:25'],
  ])('%s', async (_, comment, mapText, place) => {
    const mapFile = comment.includes('maps/') ? 'maps/a.map' : 'catalog.js.map';
    const files = { 'src/catalog.ts': SOURCE, 'catalog.js': `${COMPILED}${comment}\n`, [mapFile]: mapText };
    expect(await placeIn(files)).toBe(place);
  });
});

describe('the definitions of the IBEX catalog are found', () => {
  const SOURCE = resolve(import.meta.dirname, '../../../../packages/metrics/src/ibex-catalog.ts');

  async function expectAllFound(definitionOf: (metric: string) => unknown): Promise<void> {
    const lines = (await readFile(SOURCE, 'utf8')).split('\n');
    expect(ibexCatalog.metrics).toHaveLength(11);
    for (const { name, type } of ibexCatalog.metrics) {
      const line = lines.findIndex((text) => text.includes(`${type}('${name}'`)) + 1;
      const column = (lines[line - 1]?.indexOf(`'${name}'`) ?? 0) + 1;
      expect(definitionOf(name)).toEqual({ file: SOURCE, line, column });
    }
  }

  it('as a package', async () => {
    const { definitionOf, place } = await loadCatalog('@ibex/metrics/catalog', {
      directory: import.meta.dirname,
    });
    await expectAllFound(definitionOf);
    expect(place).toEqual({ file: SOURCE, line: 1, column: 1 });
  });

  it('as what a configuration imports', async () => {
    // In the repository, for the package to be found there.
    const directory = await mkdtemp(
      join(import.meta.dirname, '../../../../node_modules/.definition-places-'),
    );
    try {
      const configPath = join(directory, 'check-metrics.config.ts');
      await writeFile(configPath, "import { ibexCatalog } from '@ibex/metrics/catalog';");
      await expectAllFound((await loadCatalog(ibexCatalog, { directory, configPath })).definitionOf);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

it('5000 definitions are found in a moment', async () => {
  const names = Array.from({ length: 5000 }, (_, index) => `shop_cart_number_${String(index)}_total`);
  const text = names.map((name) => `  counter('${name}', {\n    help: 'Counts',\n  }),\n`).join('');
  await write({ 'catalog.ts': `export const metrics = [\n${text}];` });
  const before = performance.now();
  const places = definitionPlaces(join(root, 'catalog.ts'), names);
  expect(performance.now() - before).toBeLessThan(1000);
  expect(places.size).toBe(5000);
  expect(places.get('shop_cart_number_4999_total')).toMatchObject({ line: 4999 * 3 + 2, column: 11 });
});
