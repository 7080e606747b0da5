import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type InputSource, openInput } from './input-source.js';

const BODY = Array.from({ length: 200_000 }, (_, index) => `up{i="${String(index)}"} 1\n`).join('');

let directory: string;
let file: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'input-source-'));
  file = join(directory, 'a.prom');
  writeFileSync(file, BODY);
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

async function textOf(chunks: ReturnType<InputSource['readAgain']>): Promise<string | undefined> {
  if (!chunks) return undefined;
  let text = '';
  // All in ASCII, so that no character is cut.
  for await (const chunk of chunks) text += Buffer.from(chunk).toString();
  return text;
}

describe('a file', () => {
  it('is read in chunks, and again', async () => {
    const source = await openInput(file, { again: true });
    const sizes: number[] = [];
    for await (const chunk of source.read()) sizes.push(chunk.length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(await textOf(source.readAgain())).toBe(BODY);
    await source.close();
  });

  it('can be read again though it was deleted', async () => {
    const path = join(directory, 'deleted.prom');
    writeFileSync(path, BODY);
    const source = await openInput(path, { again: true });
    await textOf(source.read());
    rmSync(path);
    expect(await textOf(source.readAgain())).toBe(BODY);
    await source.close();
  });

  it('is not read again after somebody wrote to it', async () => {
    const path = join(directory, 'growing.prom');
    writeFileSync(path, BODY);
    const source = await openInput(path, { again: true });
    await textOf(source.read());
    appendFileSync(path, 'up 2\n');
    expect(source.readAgain()).toBeUndefined();
    await source.close();
  });

  it.skipIf(process.platform !== 'linux')('may be one of /proc, which has no size', async () => {
    const source = await openInput('/proc/version', { again: true });
    const text = await textOf(source.read());
    expect(text).toContain('Linux');
    expect(await textOf(source.readAgain())).toBe(text);
    await source.close();
  });
});

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  it.each([true, false])('is read once, and kept to be read again: %s', async (again) => {
    const path = join(directory, `pipe-${String(again)}`);
    execFileSync('mkfifo', [path]);
    const [source] = await Promise.all([openInput(path, { again }), writeFile(path, BODY.slice(0, 50_000))]);
    expect(await textOf(source.read())).toBe(BODY.slice(0, 50_000));
    expect(await textOf(source.readAgain())).toBe(again ? BODY.slice(0, 50_000) : undefined);
    await source.close();
  });
});

describe('what cannot be read', () => {
  it.each([
    ['nowhere.prom', 'input/not-found'],
    ['a.prom/b.prom', 'input/not-found'],
    ['.', 'input/is-directory'],
    ['x'.repeat(5000), 'input/unreadable'],
    ['nul\0.prom', 'input/unreadable'],
  ])('%j is %s', async (name, code) => {
    await expect(openInput(join(directory, name), { again: false })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^\w/) as string,
      fix: expect.stringMatching(/^\w/) as string,
    });
  });
});
