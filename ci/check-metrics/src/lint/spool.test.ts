import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Spool } from './spool.js';

const BODY = 'up 1\n'.repeat(1000);

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'spool-test-'));
  vi.stubEnv('TMPDIR', directory);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true, force: true });
});

async function contentOf(spool: Spool): Promise<string | undefined> {
  const chunks = spool.read();
  if (!chunks) return undefined;
  let text = '';
  for await (const chunk of chunks) text += Buffer.from(chunk).toString();
  return text;
}

function filled(spool: Spool): Spool {
  const buffer = Buffer.alloc(100);
  for (let at = 0; at < BODY.length; at += buffer.length) {
    // The same buffer each time, as readers do.
    buffer.write(BODY.slice(at, at + buffer.length));
    spool.write(buffer);
  }
  return spool;
}

describe('a spool', () => {
  it.each([
    ['in memory', 100_000],
    ['in a file', 0],
    ['first in memory, then in a file', 2500],
  ])('gives back what it was given, as often as it is asked: %s', async (_, memoryBytes) => {
    const spool = filled(new Spool(memoryBytes));
    expect(await contentOf(spool)).toBe(BODY);
    expect(await contentOf(spool)).toBe(BODY);
    spool.close();
  });

  it('leaves nothing in the folder for temporary files, not even while it is in use', () => {
    const spool = filled(new Spool(0));
    expect(readdirSync(directory)).toEqual([]);
    spool.close();
  });

  it('makes no file as long as little is written', () => {
    rmSync(directory, { recursive: true });
    const spool = filled(new Spool());
    expect(spool.read()).toBeDefined();
    spool.close();
  });

  it('has nothing, and does no harm, where no file can be made', () => {
    rmSync(directory, { recursive: true });
    expect(existsSync(directory)).toBe(false);
    const spool = filled(new Spool(2500));
    expect(spool.read()).toBeUndefined();
    spool.close();
  });

  it('has nothing after it was closed', () => {
    const spool = filled(new Spool());
    spool.close();
    expect(spool.read()).toBeUndefined();
  });
});
