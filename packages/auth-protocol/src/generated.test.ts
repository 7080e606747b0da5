import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const committed = join(root, 'src/generated');

describe('the types in src/generated', () => {
  let generated = '';

  beforeAll(() => {
    generated = mkdtempSync(join(tmpdir(), 'ibex-generated-'));
    // As written in package.json, so that the command itself is held to be right.
    execFileSync('npm', ['run', '--silent', 'generate'], {
      cwd: root,
      env: { ...process.env, OUT_DIR: generated },
      stdio: 'pipe',
    });
  });

  afterAll(() => {
    rmSync(generated, { recursive: true, force: true });
  });

  it('are the files that "npm run generate" makes of the .proto file', () => {
    expect(filesIn(committed)).toEqual(filesIn(generated));
    expect(filesIn(committed)).toContain(join('ibex', 'auth', 'v1', 'AuthService.ts'));
  });

  it('are what it makes, to the byte; where not: npm run generate -w @ibex/auth-protocol', () => {
    for (const file of filesIn(generated)) {
      expect(readFileSync(join(committed, file), 'utf8'), file).toBe(
        readFileSync(join(generated, file), 'utf8'),
      );
    }
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort();
}
