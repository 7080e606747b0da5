import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CatalogError } from '@ibex/catalog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { moduleFailure } from './module-failure.js';

const FIX = 'mend it, so that it can be imported';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'module-failure-'));
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

async function moduleOf(source: string): Promise<string> {
  const path = join(directory, 'module.mjs');
  await writeFile(path, source);
  return path;
}

describe('why a module cannot be imported is told', () => {
  it('with the line of what is no JavaScript', async () => {
    const path = await moduleOf('\n\nexport const a = {;');
    expect(await moduleFailure(new SyntaxError("Unexpected token ';'"), path)).toEqual([
      { line: 3, message: "cannot be loaded: Unexpected token ';'", fix: FIX },
    ]);
  });

  it('without a line where another module is broken', async () => {
    const path = await moduleOf('export {};');
    expect(await moduleFailure(new SyntaxError("Unexpected token ';'"), path)).toEqual([
      { message: "cannot be loaded: Unexpected token ';'", fix: FIX },
    ]);
  });

  it('with the place that the compiler of TypeScript names, if it is in this module', async () => {
    const error = new Error('ParseError: Unexpected token  \n /srv/a.ts:2:11');
    expect(await moduleFailure(error, '/srv/a.ts')).toEqual([
      { line: 2, column: 12, message: 'cannot be loaded: Unexpected token', fix: FIX },
    ]);
    expect(await moduleFailure(error, '/srv/b.ts')).toMatchObject([
      { message: expect.stringContaining('/srv/a.ts:2:11') as string },
    ]);
  });

  it('as the problems of the catalog that it defines', async () => {
    const help = {
      code: 'lint/help',
      metric: 'shop_up',
      message: 'has no help',
      fix: 'say what it is',
    } as const;
    expect(await moduleFailure(new CatalogError([help]), '/srv/a.js')).toEqual([
      { message: 'shop_up: has no help [lint/help]', fix: 'say what it is' },
    ]);
  });

  it('without a list of what required what is not there', async () => {
    const error = new Error("Cannot find module 'x'\nRequire stack:\n- /srv/a.js");
    expect(await moduleFailure(error, '/srv/a.js')).toEqual([
      { message: "cannot be loaded: Cannot find module 'x'", fix: 'install x beside it' },
    ]);
  });

  it.each([
    ["Cannot find package '@shop/metrics' imported from /srv/a.js", 'install @shop/metrics beside it'],
    ["Cannot find module '@shop/metrics/catalog'", 'install @shop/metrics beside it'],
    ["Cannot find module './labels.js'", FIX],
    ["Cannot find module '/srv/labels.js' imported from /srv/a.js", FIX],
  ])('with what to install, if it is a package that is not there: %s', async (message, fix) => {
    expect(await moduleFailure(new Error(message), '/srv/a.js')).toMatchObject([{ fix }]);
  });

  it.each([
    "Cannot find module '@ibex/check-metrics/config'",
    "Cannot find package '@ibex/check-metrics' imported from /srv/check-metrics.config.js",
  ])('with how to do without this package, where only the program is installed: %s', async (message) => {
    const [problem] = await moduleFailure(new Error(message), '/srv/check-metrics.config.js');
    expect(problem?.fix).toMatch(
      /^install @ibex\/check-metrics beside it, or export .* without defineConfig/,
    );
  });
});
