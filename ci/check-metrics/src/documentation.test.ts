import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import * as api from './index.js';
import { checkMetrics } from './testing/run-program.js';
import { pageAt, readPages, REPOSITORY } from './testing/documentation.js';

const PACKAGE = join(REPOSITORY, 'ci/check-metrics');
const PAGES = readPages();

describe('the findings page', () => {
  const explained = PAGES.flatMap(({ text }) => firstCells(text)).filter((cell) =>
    /^[a-z]+\/[a-z0-9-]+$/.test(cell),
  );

  it('explains every code there is, once, and none that there is not', () => {
    expect(explained.toSorted()).toEqual(codesInSources());
  });

  it('is where all of them are', () => {
    expect(firstCells(pageAt('docs/findings.md').text)).toEqual(expect.arrayContaining(explained));
  });
});

describe.each([
  ['docs/check.md', []],
  ['docs/cardinality.md', ['cardinality']],
  ['docs/diff.md', ['diff']],
  ['docs/docs.md', ['docs']],
  ['docs/fleet.md', ['fleet']],
  ['docs/lint.md', ['lint']],
  ['docs/queries.md', ['queries']],
])('%s', (path, command) => {
  const { text } = pageAt(path);

  it('quotes --help word for word', async () => {
    const { stdout } = await checkMetrics([...command, '--help']);
    expect(text).toContain(`\`\`\`\n${stdout.trimEnd()}\n\`\`\``);
  });

  it('explains every option of it, once, with its value, and none that it does not have', async () => {
    const explained = firstCells(text).filter((cell) => cell.startsWith('--'));
    expect(explained.toSorted()).toEqual(await optionsOf(command));
  });
});

it('no page speaks of an option that no command has', async () => {
  const helps = await Promise.all(
    [[], ['cardinality'], ['diff'], ['docs'], ['fleet'], ['lint'], ['queries']].map((command) =>
      optionsOf(command),
    ),
  );
  const known = new Set(helps.flat().map((option) => option.replace(/ .*/, '')));
  // Not that of Node.js itself.
  const named = PAGES.flatMap(({ text }) => text.match(/(?<=[\s`(])--[a-z][a-z0-9-]+/g) ?? []);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((option) => !known.has(option) && option !== '--input-type')).toEqual([]);
});

describe('docs/configuration.md explains every key of', () => {
  const config = schema('config.schema.json');
  const targetForms = config.properties['targets']?.additionalProperties?.anyOf ?? [];
  it.each([
    ['a configuration', 'Keys', keysOf(config)],
    ['a target', 'Targets', keysOf(targetForms[1])],
    ['an exemption', 'Exemptions', keysOf(config.properties['exemptions']?.items)],
    ['a catalog', 'Catalogs', keysOf(schema('catalog.schema.json'))],
  ])('%s', (_, section, keys) => {
    expect(keys.length).toBeGreaterThan(4);
    expect(firstCells(sectionOf('docs/configuration.md', section)).toSorted()).toEqual(keys);
  });

  it('the documents', () => {
    const keys = keysOf(config.properties['docs']);
    expect(keys).toContain('markdown');
    expect(firstCells(sectionOf('docs/configuration.md', 'Documentation')).toSorted()).toEqual(keys);
  });
});

it('docs/api.md lists what the package exports', () => {
  expect(firstCells(pageAt('docs/api.md').text).toSorted()).toEqual(Object.keys(api).toSorted());
});

it('docs/outputs.md lists the kinds of outputs', async () => {
  const { stderr } = await checkMetrics(['--output', 'none']);
  const kinds = /there are (.+)/.exec(stderr)?.[1]?.trim().split(', ') ?? [];
  expect(kinds.length).toBeGreaterThan(4);
  expect(firstCells(pageAt('docs/outputs.md').text)).toEqual(kinds);
});

describe('docs/ci.md', () => {
  const action = yaml(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')) as { inputs: object };

  it('explains every input of the action, and no other', () => {
    expect(firstCells(pageAt('docs/ci.md').text)).toEqual(Object.keys(action.inputs));
  });

  it('has snippets that are YAML, and give the action inputs that it has', () => {
    const snippets = pageAt('docs/ci.md').blocks.filter(({ language }) => language === 'yaml');
    expect(snippets.length).toBeGreaterThanOrEqual(3);
    const uses = snippets.flatMap(({ text }) => stepsIn(yaml(text)));
    const ours = uses.filter((step) => step.uses?.startsWith('ibex-harness/ibex-metrics@'));
    expect(ours.length).toBeGreaterThanOrEqual(2);
    for (const { with: inputs = {} } of ours) {
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    }
  });
});

describe('links', () => {
  it.each(PAGES.map(({ path }) => path))('of %s lead to files and headings that are there', (path) => {
    const { text } = pageAt(path);
    const links = [...proseOf(text).matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)];
    expect(links.length).toBeGreaterThan(1);
    for (const [link, file = '', anchor] of links) {
      const target = file === '' ? join(PACKAGE, path) : resolve(PACKAGE, dirname(path), file);
      expect(existsSync(target), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readFileSync(target, 'utf8')), link).toContain(anchor);
    }
  });

  it('lead from the README to every page', () => {
    const { text } = pageAt('README.md');
    for (const { path } of PAGES) if (path !== 'README.md') expect(text).toContain(`](${path})`);
  });
});

/** The codes that stand in the sources of this package as they are; those of others it only passes on. */
function codesInSources(): string[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing/'),
  );
  const codes = files.flatMap((file) => [
    ...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(
      /'((?:target|metric|parsers|series|fleet|exemption|baseline|exercise|input|query|diff|docs)\/[a-z0-9-]+)'/g,
    ),
  ]);
  return [...new Set(codes.map(([, code = '']) => code))].toSorted();
}

/** The code in the first cell of each row of the tables. */
function firstCells(markdown: string): string[] {
  return [...markdown.matchAll(/^\| `([^`]+)` +\| \S/gm)].map(([, cell = '']) => cell);
}

function sectionOf(path: string, heading: string): string {
  const [, section = ''] =
    new RegExp(`^## ${heading}\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(pageAt(path).text) ?? [];
  return section;
}

async function optionsOf(command: readonly string[]): Promise<string[]> {
  const { stdout } = await checkMetrics([...command, '--help']);
  const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z0-9-]+(?: <[^>]+>)?)/gm)].map(
    ([, option = '']) => option,
  );
  expect(options.length).toBeGreaterThan(5);
  return options.toSorted();
}

interface JsonSchema {
  readonly properties: Readonly<Record<string, JsonSchema | undefined>>;
  readonly additionalProperties?: { readonly anyOf?: readonly JsonSchema[] };
  readonly items?: JsonSchema;
}

function schema(name: string): JsonSchema {
  return JSON.parse(readFileSync(join(PACKAGE, 'schemas', name), 'utf8')) as JsonSchema;
}

function keysOf(of: JsonSchema | undefined): string[] {
  return Object.keys(of?.properties ?? {})
    .filter((key) => key !== '$schema')
    .toSorted();
}

interface Step {
  readonly uses?: string;
  readonly with?: object;
}

/** The steps anywhere in a workflow. */
function stepsIn(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'uses' in value ? [value as Step] : [];
  return [...own, ...Object.values(value).flatMap(stepsIn)];
}

// It has no types, and one function is needed.
function yaml(text: string): unknown {
  return (createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown }).load(text);
}

/** A page without its blocks, in which brackets are no links and `#` begins no heading. */
function proseOf(markdown: string): string {
  return markdown.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '');
}

/** The anchors that a code host gives headings. */
function anchorsOf(markdown: string): string[] {
  return [...proseOf(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
