import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';
import { describe, expect, it, vi } from 'vitest';

// Whole processes: it needs what `npm run build` made, and that it measures at all is what is tested, no figure.
describe('ibex-bench-lint', () => {
  it('prints a ratio and a verdict for each comparison', async () => {
    const { stdout, exitCode } = await run(['--files', '30', '--rounds', '1', '--no-typed']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/our rules +│ no rule .*≤ 1\.03 │ (?:within|over)/);
    expect(stdout).toMatch(/an empty rule +│ no rule /);
    expect(stdout).toMatch(/our rules +│ an empty rule .*≤ 1\.03 │ (?:within|over)/);
    expect(stdout).toMatch(/our rules +│ core bans .*≤ 1\.00 │ (?:within|over)/);
    expect(stdout).toMatch(/^our rules: 30 files, 0 findings$/m);
    expect(stdout).toMatch(/^import of the plugin: \d+ ms/m);
  }, 120_000);

  it('cannot measure a folder without TypeScript', async () => {
    const { stderr, exitCode } = await run([
      '--rounds',
      '1',
      '--codebase',
      join(import.meta.dirname, '..', 'bin'),
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('ibex-bench-lint: ');
  });

  it('takes its codebase away when it is interrupted', async () => {
    const folders = await mkdtemp(join(tmpdir(), 'bench-test-'));
    try {
      const running = run(['--files', '200'], { TMPDIR: folders });
      await vi.waitUntil(async () => (await readdir(folders)).length > 0, { timeout: 20_000 });
      running.kill('SIGTERM');
      expect(await running).toMatchObject({ exitCode: 130 });
      expect(await readdir(folders)).toEqual([]);
    } finally {
      await rm(folders, { recursive: true });
    }
  }, 60_000);

  it('does not know what is no option', async () => {
    expect(await run(['--round', '1'])).toMatchObject({ exitCode: 2 });
    expect(await run(['--rounds', '0'])).toMatchObject({ exitCode: 2 });
  });
});

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const program = join(import.meta.dirname, '..', 'bin', 'ibex-bench-lint.js');
  return execa(process.execPath, [program, ...args], { reject: false, env });
}
