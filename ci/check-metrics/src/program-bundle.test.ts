import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { bundleProgram, PROGRAM_DIRECTORY } from './testing/program-bundle.js';

it('the program that runs is made of what is compiled', { timeout: 120_000 }, async () => {
  const made = new Map((await bundleProgram()).map(({ fileName, code }) => [fileName, code]));
  const built = new Map(
    readdirSync(PROGRAM_DIRECTORY).map((file) => [file, readFileSync(join(PROGRAM_DIRECTORY, file), 'utf8')]),
  );
  const files = new Set([...made.keys(), ...built.keys()]);
  const outdated = [...files].filter((file) => made.get(file) !== built.get(file));
  expect(made.size).toBeGreaterThan(5);
  expect(outdated, 'dist/program is not what the build would make of dist: run npm run build').toEqual([]);
});
