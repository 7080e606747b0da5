import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { bundlePage, bundleProgram, PAGE_DIRECTORY, PROGRAM_DIRECTORY } from './testing/program-bundle.js';

it('the program that runs is made of what is compiled', { timeout: 120_000 }, async () => {
  const made = new Map((await bundleProgram()).map(({ fileName, code }) => [fileName, code]));
  expect(made.size).toBeGreaterThan(5);
  expect(outdatedIn(PROGRAM_DIRECTORY, made), outdated('dist/program')).toEqual([]);
});

it('the page in a browser runs what is compiled for it', { timeout: 120_000 }, async () => {
  const made = new Map(
    (await bundlePage()).map((file) => [
      file.fileName,
      file.type === 'chunk' ? file.code : String(file.source),
    ]),
  );
  expect([...made.keys()].sort()).toEqual(['page.css', 'page.js']);
  expect(outdatedIn(PAGE_DIRECTORY, made), outdated('dist/page')).toEqual([]);
});

function outdatedIn(directory: string, made: ReadonlyMap<string, string>): string[] {
  const built = new Map(
    readdirSync(directory).map((file) => [file, readFileSync(join(directory, file), 'utf8')]),
  );
  const files = new Set([...made.keys(), ...built.keys()]);
  return [...files].filter((file) => made.get(file) !== built.get(file));
}

function outdated(directory: string): string {
  return `${directory} is not what the build would make of dist: run npm run build`;
}
