import { Command } from 'commander';
import { describe, expect, it } from 'vitest';

import { parseCommand } from '../testing/parse-command.js';
import { OUTPUT_KINDS } from '../report/output-kinds.js';
import { type DocsCommandOptions, defineDocs } from './docs-command.js';
import { docsCommandLine } from './docs-command-line.js';
import { docsPlan } from './docs-plan.js';

async function parsed(...args: readonly string[]): Promise<DocsCommandOptions | undefined> {
  return parseCommand(defineDocs, args);
}

it('takes several sources', async () => {
  expect(await parsed('--sources', 'src', 'lib/**', '--check', '-o', 'json')).toMatchObject({
    sources: ['src', 'lib/**'],
    check: true,
    output: ['json'],
  });
});

it('names every kind of output there is', () => {
  const command = new Command('docs');
  defineDocs(
    command,
    () => Promise.resolve(),
    () => Promise.resolve(0),
  );
  const { description } = command.options.find(({ long }) => long === '--output') ?? {};
  expect(description?.match(/\b[a-z]+\b/g)).toEqual(expect.arrayContaining([...OUTPUT_KINDS]));
});

it.each([['--markdown'], ['--sources'], ['--no-such-option'], ['a-file']])('refuses %s', async (...args) => {
  await expect(parsed(...args)).rejects.toThrow(/^error: /);
});

describe('the command that makes what is checked', () => {
  it.each([
    [['--check'], 'npx check-metrics docs'],
    [['--check', '-o', 'json', '--no-config'], 'npx check-metrics docs --no-config'],
    [
      [
        '--catalog',
        'a b.json',
        '--config',
        'c.js',
        '--weaver',
        'd',
        '--markdown',
        "e'.md",
        '--sources',
        'src/**',
        '!x',
      ],
      String.raw`npx check-metrics docs --catalog 'a b.json' --config c.js --markdown 'e'\''.md' --weaver d --sources 'src/**' '!x'`,
    ],
  ])('with %j is %s', async (args, command) => {
    const options = await parsed(...args);
    expect(options && docsCommandLine(options)).toBe(command);
  });
});

describe('a plan', () => {
  it('is to print a page where nothing is named', () => {
    expect(docsPlan({ sources: ['src'] }, undefined)).toMatchObject({ targets: [], printed: 'markdown' });
  });

  it.each([
    [
      { markdown: '-', json: '-' },
      '--markdown and --json both go to standard output: give one of them a file',
    ],
    [{ weaver: '-' }, '--weaver makes several files: give it a folder'],
    [{ markdown: 'a/../b', json: 'b' }, 'two forms go to b: give each a file of its own'],
  ])('cannot be %j', (given, message) => {
    expect(() => docsPlan(given, undefined)).toThrow(message);
  });

  it('leaves the configuration alone', () => {
    const configuration = { path: '/repo/c.json', directory: '/repo', config: {} };
    expect(() => docsPlan({ json: '/repo/./c.json' }, configuration)).toThrow(
      /c\.json is the configuration: give another path$/,
    );
  });

  it('has what is given instead of what is configured', () => {
    const configuration = {
      path: '/repo/check-metrics.config.js',
      directory: '/repo',
      config: { docs: { markdown: 'METRICS.md', json: 'm.json', sources: ['src'] } },
    };
    expect(docsPlan({}, configuration)).toEqual({
      targets: [
        { form: 'markdown', path: '/repo/METRICS.md' },
        { form: 'json', path: '/repo/m.json' },
      ],
      sources: { patterns: ['src'], directory: '/repo' },
      documents: ['/repo/METRICS.md', '/repo/m.json'],
      root: '/repo',
    });
    const { targets, printed, sources, documents } = docsPlan(
      { json: '-', sources: ['/lib'] },
      configuration,
    );
    expect(targets).toEqual([]);
    expect(documents).toEqual(['/repo/METRICS.md', '/repo/m.json']);
    expect(printed).toBe('json');
    expect(sources?.patterns).toEqual(['/lib']);
  });
});
