import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ConfigError } from './config-error.js';
import { CONFIG_NAMES, findConfig } from './find-config.js';

let root: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'find-config-')));
  await mkdir(join(root, 'services', 'proxy'), { recursive: true });
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function place(...path: string[]): Promise<string> {
  const file = join(root, ...path);
  await writeFile(file, 'not read, only found');
  return file;
}

describe('findConfig finds', () => {
  it.each(CONFIG_NAMES)('%s', async (name) => {
    const file = await place(name);
    expect(await findConfig(root)).toBe(file);
  });

  it('one in a folder above', async () => {
    const file = await place('check-metrics.config.ts');
    expect(await findConfig(join(root, 'services', 'proxy'))).toBe(file);
  });

  it('the nearest of several', async () => {
    await place('check-metrics.config.js');
    const file = await place('services', 'check-metrics.config.json');
    expect(await findConfig(join(root, 'services', 'proxy'))).toBe(file);
  });

  it('the first of those in one folder, in the order of CONFIG_NAMES', async () => {
    for (const name of [...CONFIG_NAMES].reverse()) await place(name);
    expect(await findConfig(root)).toBe(join(root, 'check-metrics.config.js'));
  });

  it('none where there is none up to the root', async () => {
    expect(await findConfig(root)).toBeUndefined();
    expect(await findConfig('/')).toBeUndefined();
  });

  it('an empty one, so that it is told that it says nothing', async () => {
    await writeFile(join(root, 'check-metrics.config.json'), '');
    expect(await findConfig(root)).toBe(join(root, 'check-metrics.config.json'));
  });
});

it('findConfig says that a folder of that name is none', async () => {
  await mkdir(join(root, 'check-metrics.config.json'));
  await expect(findConfig(root)).rejects.toThrow(ConfigError);
  await expect(findConfig(root)).rejects.toThrow(/cannot be read: EISDIR.*; make it readable/);
});
