import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';
import { describe, expect, it, vi } from 'vitest';

// Whole processes: it needs what `npm run build` made, and that it measures at all is what is tested, no figure.
describe('ibex-bench-exposition', () => {
  it('prints a ratio for each comparison, and a verdict where there is a target', async () => {
    const { stdout, exitCode } = await run(['--series', '3000', '--rounds', '1']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('input (mixed): 3,000 series in ');
    expect(stdout).toContain('ten times the input: 30,000 series in ');
    expect(stdout).toMatch(/│ time +│ parse-prometheus-text-format +│ check-metrics lint +│ +\d+\.\d\d s │/);
    expect(stdout).toMatch(/│ time +│ check-metrics lint, ten times the input │ .*≤ 11 │ (?:met|missed)/);
  }, 120_000);

  it('compares with promtool where that is installed', async ({ skip }) => {
    const { stdout } = await run([
      '--series',
      '3000',
      '--rounds',
      '1',
      '--no-tenfold',
      '--profile',
      'counters',
    ]);
    if (stdout.includes('promtool: not installed')) skip('promtool is not installed');
    expect(stdout).toMatch(/│ time +│ promtool check metrics +│ .*≥ 6 │ (?:met|missed)/);
    expect(stdout).toMatch(
      /│ peak memory +│ check-metrics lint +│ promtool check metrics .*< 1 │ (?:met|missed)/,
    );
    expect(stdout).not.toContain('ten times');
  }, 60_000);

  it('prints the rest where promtool is missing', async () => {
    const args = ['--series', '1000', '--rounds', '1', '--no-tenfold'];
    const { stdout, exitCode } = await run(args, { PATH: '/nowhere' });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('promtool: not installed');
    expect(stdout).toMatch(/│ time +│ parse-prometheus-text-format │ check-metrics lint/);
    expect(stdout).not.toContain('promtool check metrics');
  }, 60_000);

  it('takes its file away when it is interrupted', async () => {
    const folders = await mkdtemp(join(tmpdir(), 'bench-test-'));
    try {
      const running = run(['--series', '200000'], { TMPDIR: folders });
      await vi.waitUntil(async () => (await readdir(folders)).length > 0, { timeout: 20_000 });
      running.kill('SIGTERM');
      expect(await running).toMatchObject({ exitCode: 130 });
      expect(await readdir(folders)).toEqual([]);
    } finally {
      await rm(folders, { recursive: true });
    }
  }, 60_000);

  it.each([['--round', '1'], ['--rounds', '0'], ['--profile', 'gauges'], ['file.prom']])(
    'does not know what is no option: %s %s',
    async (...args) => {
      expect(await run(args)).toMatchObject({ exitCode: 2 });
    },
  );
});

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'ibex-bench-exposition.js');
  return execa(process.execPath, [program, ...args], { reject: false, env });
}
