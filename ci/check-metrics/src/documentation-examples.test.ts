import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DEPRECATION_DAYS } from '@ibex/catalog';
import { daysAfter, today } from '@ibex/catalog/calendar-day';
import { isInstalled, startPrometheus } from '@ibex/test-programs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { loadCatalog } from './catalog/load-catalog.js';
import { loadConfig } from './config/load-config.js';
import {
  comparable,
  exampleOf,
  type Page,
  pageAt,
  type PageFolder,
  pageFolder,
  readPages,
  REPOSITORY,
  runInShell,
} from './testing/documentation.js';
import { exampleFleet } from './testing/example-fleet.js';
import { checkMetrics } from './testing/run-program.js';

const PAGES = readPages();

describe.each(PAGES.filter(hasConsoles).map(({ path }) => path))('%s', (path) => {
  let folder: PageFolder;

  beforeAll(() => {
    folder = pageFolder();
  });

  afterAll(() => {
    folder.remove();
  });

  it.runIf(path !== 'docs/fleet.md' || isInstalled('prometheus'))(
    'shows what the commands print, on the files that it shows',
    async () => {
      await using server = path === 'docs/fleet.md' ? await exampleServer() : undefined;
      for (const block of pageAt(path).blocks) {
        if (block.file !== undefined) folder.write(block.file, block.text);
        if (block.language !== 'console') continue;
        const { command, printed } = exampleOf(block);
        const asked = command.replace(EXAMPLE_SERVER, server?.url ?? '');
        // The README is about this repository.
        const output = path === 'README.md' ? await runInShell(asked, REPOSITORY) : await folder.run(asked);
        const shown = onTheDayOfThePage(server ? output.replaceAll(server.url, EXAMPLE_SERVER) : output);
        expect(comparable(shown), command).toBe(comparable(printed));
      }
    },
    60_000,
  );
});

it('the README breaks a scrape as it says', async () => {
  const folder = pageFolder();
  const { blocks } = pageAt('README.md');
  const [make = '', breakIt = ''] = blocks
    .filter(({ language }) => language === 'sh')
    .map(({ text }) => text.replaceAll('scrape.txt', join(folder.path, 'scrape.txt')));
  expect(await runInShell(make, REPOSITORY)).toBe('');
  const output = await runInShell(breakIt, REPOSITORY);
  const quoted = blocks.find(({ language, text }) => language === '' && text.startsWith('✗ standard input'));
  expect(comparable(output)).toBe(comparable(quoted?.text ?? ''));
  folder.remove();
});

describe('docs/configuration.md', () => {
  let folder: PageFolder;
  const { blocks } = pageAt('docs/configuration.md');

  beforeAll(() => {
    folder = pageFolder();
    for (const { file, text } of blocks) if (file !== undefined) folder.write(file, text);
  });

  afterAll(() => {
    folder.remove();
  });

  const configurations = filesOf(/check-metrics\.config\.\w+$/);
  it.each(configurations)('has a configuration that can be loaded: %s', async (file) => {
    const { config } = await loadConfig(join(folder.path, file));
    expect(Object.keys(config.targets ?? {}).length).toBeGreaterThan(0);
  });

  it('has one of each kind', () => {
    expect(configurations.map((file) => file.replace(/.*\./, ''))).toEqual(['ts', 'json', 'js']);
  });

  it('has one that the published schema takes', () => {
    expectValid('config.schema.json', blocks.find(({ file }) => file === 'check-metrics.config.json')?.text);
  });

  function filesOf(name: RegExp): string[] {
    return blocks.flatMap(({ file }) => (file !== undefined && name.test(file) ? [file] : []));
  }
});

describe('every catalog in JSON', () => {
  const catalogs = PAGES.flatMap(({ path, blocks }) =>
    blocks
      .filter(({ language, text }) => language === 'json' && text.includes('"prefix"'))
      .map(({ file = '', text }): [string, string] => [`${path} ${file}`, text]),
  );

  it('is one of many', () => {
    expect(catalogs.length).toBeGreaterThanOrEqual(5);
  });

  it.each(catalogs)('can be loaded, and the published schema takes it: %s', async (_, text) => {
    expectValid('catalog.schema.json', text);
    const folder = pageFolder();
    folder.write('catalog.json', text);
    const { catalog } = await loadCatalog('./catalog.json', { directory: folder.path });
    expect(catalog.metrics.length).toBeGreaterThan(0);
    folder.remove();
  });
});

it('docs/outputs.md shows a report in JSON that the published schema takes', () => {
  const json = pageAt('docs/outputs.md').blocks.find(({ text }) => text.includes('--output json\n'));
  expectValid('report.schema.json', json && exampleOf(json).printed);
});

describe('the programs in TypeScript', () => {
  let folder: PageFolder;

  beforeAll(() => {
    folder = pageFolder();
    const files = ['docs/outputs.md', 'docs/configuration.md', 'docs/api.md'].flatMap(
      (path) => pageAt(path).blocks,
    );
    // The catalog is that of the outputs, whose example docs/api.md repeats as a program.
    for (const { file, text } of files.toReversed()) if (file !== undefined) folder.write(file, text);
    folder.write('package.json', '{ "type": "module" }');
  });

  afterAll(() => {
    folder.remove();
  });

  it('compile', () => {
    const files = ['check.ts', 'body.ts', 'check-metrics.config.ts'].map((file) => join(folder.path, file));
    const program = ts.createProgram(files, {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      types: ['node'],
      typeRoots: [join(REPOSITORY, 'node_modules/@types')],
    });
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(messages).toEqual([]);
  });

  it('do what docs/api.md says', async () => {
    const { blocks } = pageAt('docs/api.md');
    for (const { file, text } of blocks)
      if (file !== undefined) folder.write(file.replace(/ts$/, 'js'), javascript(text));
    const pretty = pageAt('docs/outputs.md').blocks.find(({ language }) => language === 'console');
    expect(await folder.run('node check.js; echo $?')).toBe(`${pretty ? exampleOf(pretty).printed : ''}1\n`);
    expect(readFileSync(join(folder.path, 'metrics.sarif'), 'utf8')).toContain('"version": "2.1.0"');
    expect(await folder.run('node body.js')).toBe(blocks.find(({ language }) => language === 'text')?.text);
  });

  function javascript(text: string): string {
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
    return ts.transpileModule(text, { compilerOptions }).outputText;
  }
});

describe('docs/lint.md', () => {
  const { text } = pageAt('docs/lint.md');
  const [, file = '', output = '', promtool = ''] =
    /`backup\.prom`:\n\n```\n(.+?)```\n.*?\n```\n(✗.+?)```\n.*?```\n(error while linting.+?)```\n/s.exec(
      text,
    ) ?? [];

  it('quotes a real run, and what promtool says about the same file', async () => {
    const folder = pageFolder();
    folder.write('backup.prom', file);
    const run = await checkMetrics(['lint', 'backup.prom'], { cwd: folder.path });
    expect(run).toEqual({ code: 1, stdout: output, stderr: '' });
    const asPromtool = await checkMetrics(['lint', '--output', 'promtool', 'backup.prom'], {
      cwd: folder.path,
    });
    expect(asPromtool).toEqual({ code: 1, stdout: '', stderr: promtool });
    folder.remove();
  });

  it('quotes a result in JSON', async () => {
    const [, quoted = ''] = /```json\n(.+?)```/s.exec(text) ?? [];
    const { results } = JSON.parse(quoted) as Results;
    const { stdout } = await checkMetrics(['lint', '--output', 'json'], { input: file });
    const [real] = (JSON.parse(stdout) as Results).results;
    expect(results[0]?.problems.length).toBeGreaterThan(0);
    for (const problem of results[0]?.problems ?? []) expect(real?.problems).toContainEqual(problem);
  });

  interface Results {
    readonly results: readonly { readonly problems: readonly unknown[] }[];
  }
});

/** What is told of today, and of the day after the days that a deprecation takes, as on the day the page was written. */
function onTheDayOfThePage(output: string): string {
  const day = today();
  const end = daysAfter(day, DEPRECATION_DAYS);
  return output.replaceAll(day, '2026-11-28').replaceAll(end, '2027-02-26');
}

/** The address that the page has for its server. */
const EXAMPLE_SERVER = 'http://localhost:9090';

async function exampleServer() {
  const server = await startPrometheus({}, '1s', { openMetrics: exampleFleet() });
  return { url: server.url, [Symbol.asyncDispose]: () => server.stop() };
}

function hasConsoles({ blocks }: Page): boolean {
  return blocks.some(({ language }) => language === 'console');
}

function expectValid(schema: string, json: string | undefined): void {
  const validate = validatorOf(schema);
  expect(validate(JSON.parse(json ?? '')), JSON.stringify(validate.errors)).toBe(true);
}

function validatorOf(schema: string): ValidateFunction {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(
    JSON.parse(readFileSync(join(REPOSITORY, 'ci/check-metrics/schemas', schema), 'utf8')) as object,
  );
}
