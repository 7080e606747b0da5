import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { checkMetrics } from '../testing/run-program.js';

/** Takes note of every module that is loaded, in the file that LOADED names. */
const HOOKS = `
  import { appendFileSync } from 'node:fs';
  export async function load(url, context, next) {
    appendFileSync(process.env.LOADED, url + '\\n');
    return next(url, context);
  }`;

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'start-up-'));
  writeFileSync(join(directory, 'hooks.mjs'), HOOKS);
  writeFileSync(
    join(directory, 'register.mjs'),
    `import { register } from 'node:module'; register('./hooks.mjs', import.meta.url);`,
  );
  writeFileSync(join(directory, 'a.prom'), 'up 1\n');
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function modulesOf(...args: string[]): Promise<string[]> {
  const loaded = join(directory, 'loaded.txt');
  writeFileSync(loaded, '');
  const env = { NODE_OPTIONS: '--import ./register.mjs', LOADED: loaded };
  await checkMetrics(args, { env, cwd: directory });
  return readFileSync(loaded, 'utf8').split('\n');
}

/** What takes long to load, and what only targets, catalogs or patterns need. */
const HEAVY =
  /undici|parse-prometheus-text-format|packages\/metrics\/|packages\/catalog\/dist\/index|tinyglobby|cli-table/;

describe('what a start of the program loads', () => {
  it.each([
    [['lint', 'a.prom']],
    [['lint', '--output', 'json', 'a.prom']],
    [['lint', '--output', 'promtool', 'a.prom']],
  ])('is for %j only what linting a file needs', async (args) => {
    const modules = await modulesOf(...args);
    expect(modules.some((url) => url.includes('packages/exposition/'))).toBe(true);
    expect(modules.filter((url) => HEAVY.test(url))).toEqual([]);
  });

  it('is for --help nothing that does any work', async () => {
    const modules = await modulesOf('--help');
    expect(modules.some((url) => url.includes('commander'))).toBe(true);
    expect(modules.filter((url) => HEAVY.test(url) || /exposition|catalog|run-/.test(url))).toEqual([]);
  });

  it('is told apart: a check of a URL does load the HTTP client', async () => {
    const modules = await modulesOf('http://127.0.0.1:9');
    expect(modules.filter((url) => HEAVY.test(url)).length).toBeGreaterThan(2);
  });
});
