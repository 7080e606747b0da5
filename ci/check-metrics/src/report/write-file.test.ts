import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { writeFileWhole } from './write-file.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'write-file-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

it('leaves what was there, and nothing else, where writing breaks off', async () => {
  const file = join(directory, 'report.json');
  writeFileSync(file, 'before');
  function* pieces(): Generator<string> {
    yield 'half of it';
    throw new Error('a fault of the writer');
  }
  await expect(writeFileWhole(file, pieces())).rejects.toThrow('a fault of the writer');
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(directory)).toEqual(['report.json']);
});

it('writes more than fits into memory buffers, in order', async () => {
  const file = join(directory, 'report.json');
  const pieces = Array.from({ length: 1000 }, (_, index) => `${String(index)} ${'x'.repeat(5000)}\n`);
  expect(await writeFileWhole(file, pieces)).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe(pieces.join(''));
});
