import { chmodSync, mkdirSync } from 'node:fs';

import { counter, defineCatalog } from '@ibex/catalog';
import { beforeAll, describe, expect, it } from 'vitest';

import { temporaryDirectory } from '../testing/temporary-directory.js';
import { recordedIn } from './recorded-in.js';

const NAME = 'shop_cart_orders_total';
const catalog = defineCatalog({
  prefix: 'shop',
  services: ['cart'],
  metrics: [counter(NAME, { help: 'Orders' }), counter(`${NAME.slice(0, -6)}_lost_total`, { help: 'Lost' })],
});

const directory = temporaryDirectory();

async function filesOf(...patterns: readonly string[]): Promise<readonly string[] | undefined> {
  const root = directory.path('');
  const declaredIn = () => undefined;
  return (await recordedIn(catalog, { patterns, directory: root }, { root, declaredIn, documents: [] })).get(
    NAME,
  );
}

describe('a file records a metric that has in it', () => {
  it.each([
    ['a member', `record.${NAME}.inc();`, true],
    ['a member that may not be there', `record?.${NAME}?.inc();`, true],
    ['a member over several lines', `record\n  . ${NAME}\n  .inc();`, true],
    ['a member by its name', `record['${NAME}'].inc();`, true],
    ['a part of an object', `const { ${NAME}: orders } = record;`, true],
    ['a later part of an object', `const { a, ${NAME} } = record;`, true],
    ['a text', `new Counter({ name: "${NAME}" })`, true],
    ['a template', `\`${NAME}\``, true],
    ['a longer name', `record.${NAME}_lost.inc();`, false],
    ['a name with a sign more', `record.${NAME}$.inc();`, false],
    ['a longer text', `'${NAME} is what counts'`, false],
    ['only a comment', `// ${NAME} is counted elsewhere`, false],
  ])('%s', async (_, text, isRecorder) => {
    directory.file('case.ts', text);
    expect(await filesOf('case.ts')).toEqual(isRecorder ? ['case.ts'] : []);
  });
});

describe('of the sources', () => {
  beforeAll(() => {
    for (const folder of ['src', 'src/deep', 'src/node_modules', 'src/testing'])
      mkdirSync(directory.path(folder));
    for (const file of ['b', 'deep/a', 'node_modules/a', 'a.test', 'a.spec', 'testing/a']) {
      directory.file(`src/${file}.ts`, `'${NAME}'`);
    }
  });

  it.each([
    ['a folder is taken with everything in it, but tests and what others wrote', ['src']],
    ['each file is told once', ['src/**/*.ts', 'src/**']],
  ])('%s', async (_, patterns) => {
    expect(await filesOf(...patterns)).toEqual(['src/b.ts', 'src/deep/a.ts', 'src/testing/a.ts']);
  });

  it('some are left out', async () => {
    expect(await filesOf('src', '!**/testing/**', '!src/b.ts')).toEqual(['src/deep/a.ts']);
  });

  it('the file that declares a metric is left out', async () => {
    const root = directory.path('');
    const declaredIn = () => directory.path('src/b.ts');
    const found = await recordedIn(
      catalog,
      { patterns: ['src/*.ts'], directory: root },
      { root, declaredIn, documents: [] },
    );
    expect([...found.values()]).toEqual([[], []]);
  });

  it('what is made of the catalog is left out', async () => {
    const root = directory.path('');
    const documents = [directory.path('src/b.ts'), directory.path('src/deep')];
    const options = { root, documents, declaredIn: () => undefined };
    const found = await recordedIn(catalog, { patterns: ['src'], directory: root }, options);
    expect(found.get(NAME)).toEqual(['src/testing/a.ts']);
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read is told', async () => {
    mkdirSync(directory.path('secret'));
    chmodSync(directory.file('secret/a.ts', ''), 0);
    await expect(filesOf('secret')).rejects.toThrow(
      /secret\/a\.ts: may not be read \(EACCES\); give the user/,
    );
  });

  it('a pattern that no file matches is refused', async () => {
    await expect(filesOf('src', 'scr/**')).rejects.toThrow(
      /^no file of code matches "scr\/\*\*" in \/.+; correct the pattern of the sources, or leave it out$/,
    );
  });
});
