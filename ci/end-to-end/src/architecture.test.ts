import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { REPOSITORY } from './seeded-repository.js';

/** Which of our packages each may import, as ARCHITECTURE.md draws it. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'packages/catalog': [],
  'packages/exposition': ['@ibex/catalog'],
  'packages/auth-protocol': [],
  'packages/metrics': ['@ibex/catalog'],
  'packages/telemetry': [],
  'packages/service-runtime': ['@ibex/metrics', '@ibex/telemetry'],
  'eslint-plugin-ibex-metrics': ['@ibex/catalog'],
  'services/auth': ['@ibex/auth-protocol', '@ibex/metrics', '@ibex/service-runtime', '@ibex/telemetry'],
  'services/proxy': ['@ibex/auth-protocol', '@ibex/metrics', '@ibex/service-runtime', '@ibex/telemetry'],
  'ci/check-metrics': ['@ibex/catalog', '@ibex/exposition'],
  'ci/test-programs': [],
  'ci/gate': ['@ibex/check-metrics', '@ibex/metrics', '@ibex/test-programs', 'eslint-plugin-ibex-metrics'],
  'ci/bench': [
    '@ibex/catalog',
    '@ibex/check-metrics',
    '@ibex/load-generator',
    '@ibex/metrics',
    '@ibex/test-programs',
    'eslint-plugin-ibex-metrics',
  ],
  'ci/load-generator': [],
  'ci/demo': ['@ibex/load-generator', '@ibex/test-programs'],
  'ci/fuzz': ['@ibex/check-metrics', '@ibex/exposition'],
};

it('knows every package, so that none goes unchecked', async () => {
  const { workspaces = [] } = (await manifestOf('.')) as { workspaces?: string[] };
  const folders = await Promise.all(
    workspaces.map(async (pattern) => {
      if (!pattern.endsWith('/*')) return [pattern];
      const parent = pattern.slice(0, -2);
      const entries = await readdir(join(REPOSITORY, parent), { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${parent}/${name}`);
    }),
  );
  // These tests themselves break what they are about.
  expect([...Object.keys(ARROWS), 'ci/end-to-end'].sort()).toEqual(folders.flat().sort());
});

describe.each(Object.entries(ARROWS))('%s', (folder, allowed) => {
  it('imports of ours only what the architecture says', async () => {
    const own = (await importsOf(folder)).filter(
      (name) => name.startsWith('@ibex/') || name === 'eslint-plugin-ibex-metrics',
    );
    expect(own.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('declares every package it imports as a dependency', async () => {
    const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = await manifestOf(folder);
    const foreign = (await importsOf(folder)).filter((name) => !name.startsWith('node:'));
    const declared = new Set([...Object.keys(dependencies), ...Object.keys(peerDependencies)]);
    // Types alone are gone when it runs, and there may be no package of that name at all.
    const atRunTime = await importsOf(folder, withoutTypes);
    const isTypesAlone = (name: string) =>
      !atRunTime.includes(name) && Object.hasOwn(devDependencies, `@types/${name}`);
    expect(foreign.filter((name) => !declared.has(name) && !isTypesAlone(name))).toEqual([]);
  });

  it('imports every package it declares as a dependency', async () => {
    const { dependencies = {} } = await manifestOf(folder);
    const imported = await importsOf(folder);
    expect(Object.keys(dependencies).filter((name) => !imported.includes(name))).toEqual([]);
  });
});

it.each([
  ['packages/catalog', []],
  ['packages/exposition', ['@ibex/catalog']],
])('%s depends on nothing but %j, not even on Node.js', async (folder, allowed) => {
  expect(await importsOf(folder)).toEqual(allowed);
  expect(Object.keys((await manifestOf(folder)).dependencies ?? {})).toEqual(allowed);
});

it('only packages/metrics imports prom-client', async () => {
  const importers: string[] = [];
  for (const folder of Object.keys(ARROWS)) {
    if ((await importsOf(folder)).includes('prom-client')) importers.push(folder);
  }
  expect(importers).toEqual(['packages/metrics']);
});

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(REPOSITORY, folder, 'package.json'), 'utf8')) as Manifest;
}

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

/** The packages that a folder's sources import, tests and what only tests use left out. */
async function importsOf(folder: string, edit: (source: string) => string = String): Promise<string[]> {
  const files = await readdir(join(REPOSITORY, folder, 'src'), { recursive: true });
  const sources = files.filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.endsWith('.test.ts') &&
      !/(?:^|\/)(?:testing|generated|corpus)\//.test(file),
  );
  const texts = await Promise.all(
    sources.map((file) => readFile(join(REPOSITORY, folder, 'src', file), 'utf8')),
  );
  const specifiers = texts.flatMap((text) =>
    ts.preProcessFile(edit(text)).importedFiles.map(({ fileName }) => fileName),
  );
  const names = specifiers.filter((specifier) => !specifier.startsWith('.')).map(packageOf);
  return [...new Set(names)].sort();
}

function withoutTypes(source: string): string {
  return source.replaceAll(/^(?:import|export) type [^;]*;/gm, '');
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
