import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll } from 'vitest';

/** A directory for the files of a test, there while its tests run. */
export interface TemporaryDirectory {
  /** The path of a file in it. */
  path(name: string): string;
  /** Writes a file. */
  file(name: string, content: string | Uint8Array): string;
}

/** Makes a directory before the tests of a file and removes it after them. */
export function temporaryDirectory(): TemporaryDirectory {
  let directory = '';
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'check-metrics-'));
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });
  const path = (name: string): string => join(directory, name);
  return {
    path,
    file: (name, content) => {
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}
