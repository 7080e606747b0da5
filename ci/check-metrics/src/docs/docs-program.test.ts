import { existsSync, mkdirSync, readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import { checkMetrics } from '../testing/run-program.js';
import { REPOSITORY } from '../testing/documentation.js';
import { temporaryDirectory } from '../testing/temporary-directory.js';

const directory = temporaryDirectory();

const CATALOG = {
  prefix: 'shop',
  services: ['cart'],
  metrics: [
    {
      name: 'shop_cart_lines',
      type: 'gauge',
      help: 'Lines | {{ of }} `carts` <b>\n# here',
      initial: [],
      labels: { kind: Array.from({ length: 10_000 }, (_, index) => `a|${String(index)}`) },
    },
  ],
};

async function docs(...args: readonly string[]) {
  return checkMetrics(['docs', '--no-config', ...args], { cwd: directory.path('') });
}

beforeAll(() => {
  directory.file('catalog.json', JSON.stringify(CATALOG));
  directory.file('throws.mjs', 'throw new Error("no catalog today");');
  directory.file('exits.mjs', 'process.exit(0);');
  directory.file('waits.mjs', 'await new Promise(() => {});');
});

describe('check-metrics docs', () => {
  it('makes every form, and then finds nothing', async () => {
    const forms = [
      '--catalog',
      'catalog.json',
      '--markdown',
      'METRICS.md',
      '--json',
      'm.json',
      '--weaver',
      'otel',
    ];
    expect(await docs(...forms)).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'check-metrics: METRICS.md is written\ncheck-metrics: m.json is written\ncheck-metrics: otel, of 3 files, is written\n',
    });
    const page = readFileSync(directory.path('METRICS.md'), 'utf8');
    expect(page).toContain('\n\nLines `| {{` of ``}} `carts` <b> #`` here\n\n');
    expect(page).toContain('`a|9999`\n');
    expect(await docs(...forms, '--check')).toMatchObject({ code: 0, stderr: '' });
  });

  it('tells of files that are none of it, and removes none', async () => {
    directory.file('small.json', JSON.stringify({ ...CATALOG, metrics: [] }));
    directory.file('.hidden', '');
    const forms = ['--catalog', 'small.json', '--weaver', 'registry'];
    mkdirSync(directory.path('registry'));
    directory.file('registry/attributes.yaml', '');
    directory.file('registry/.keep', '');
    expect((await docs(...forms)).stderr).toBe(
      'check-metrics: registry, of 2 files, is written\ncheck-metrics: registry/attributes.yaml is none of what the catalog makes; remove it, or move it elsewhere\n',
    );
    const { code, stdout } = await docs(...forms, '--check', '--output', 'github');
    expect(stdout.split('\n')[0]).toBe(
      '::error file=registry/attributes.yaml,line=1,col=1,title=docs/stale::registry/attributes.yaml is none of what the catalog makes%0Afix: remove it, or move it elsewhere',
    );
    expect(code).toBe(1);
    expect(existsSync(directory.path('registry/attributes.yaml'))).toBe(true);
  });

  it('tells of no more files than can be read, but how many there are', async () => {
    mkdirSync(directory.path('full'));
    for (let index = 0; index < 22; index++) directory.file(`full/${String(index)}.txt`, '');
    const { stderr } = await docs('--catalog', 'catalog.json', '--weaver', 'full');
    expect(stderr.split('\n').slice(-3)).toEqual([
      'check-metrics: full/7.txt is none of what the catalog makes; remove it, or move it elsewhere',
      'check-metrics: full has 2 more files like that',
      '',
    ]);
  });

  it('prints a document alone', async () => {
    const { code, stdout, stderr } = await docs('--catalog', 'catalog.json', '--json', '-');
    expect(JSON.parse(stdout)).toMatchObject({ metrics: [{ name: 'shop_cart_lines' }] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it.each([
    [['--check', '--catalog', 'catalog.json'], /^error: there is no document: give one/],
    [['--output', 'json', '--catalog', 'catalog.json'], /^error: --output is for what --check finds/],
    [
      ['--catalog', 'catalog.json', '--sources', 'no/**'],
      /^check-metrics: no file of code matches "no\/\*\*"/,
    ],
    [
      ['--catalog', 'catalog.json', '--markdown', '.'],
      /^check-metrics: .+ is not written: it is a directory/,
    ],
    [['--catalog', 'throws.mjs', '--markdown', 'a.md'], /^check-metrics: throws\.mjs/],
    [['--catalog', 'exits.mjs', '--check', '--html', 'a'], /^check-metrics: exits\.mjs: ended the process/],
    [
      ['--catalog', 'waits.mjs', '--html', 'a'],
      /^check-metrics: waits\.mjs: .+ had nothing left to wait for/,
    ],
    [['--catalog', 'nothing.json'], /^check-metrics: nothing\.json: cannot be loaded/],
  ])('ends with 2 for %j', async (args, message) => {
    const { code, stderr, stdout } = await docs(...args);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

it('what is committed of the IBEX catalog is what it makes', async () => {
  const { code, stdout } = await checkMetrics(['docs', '--check'], { cwd: REPOSITORY });
  expect(stdout).toContain('✓ METRICS.md\n');
  expect(code).toBe(0);
});
