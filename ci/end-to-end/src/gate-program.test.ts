import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isInstalled, temporaryFolder } from '@ibex/test-programs';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

import { placesOf, readSarif } from './sarif-schema.js';
import { REPOSITORY } from './seeded-repository.js';

const GATE = join(REPOSITORY, 'node_modules/.bin/ibex-gate');
const hasPromtool = isInstalled('promtool');

describe('ibex-gate', () => {
  // With the lint it is run by the test of the README.
  it.runIf(hasPromtool)('passes on this repository and prints one plain report', async () => {
    const { exitCode, stdout } = await execa(GATE, ['--no-lint'], {
      cwd: REPOSITORY,
      reject: false,
      // A CI job has no terminal and wants no colours.
      env: { CI: 'true', NO_COLOR: undefined, FORCE_COLOR: undefined },
    });
    for (const service of ['auth', 'proxy']) {
      expect(stdout).toMatch(
        new RegExp(
          `${service} +│ http://127\\.0\\.0\\.1:\\d+/metrics │ +11/11 │ +\\d+ │ +\\d+ │ +\\d+ │ +13445 │ +0 │ clean`,
        ),
      );
    }
    expect(stdout).toMatch(/^Documentation \d+ documents?, 0 problems, \d+ warnings$/m);
    expect(stdout).toMatch(/^Queries \d+ queries, 0 problems, \d+ warnings$/m);
    expect(stdout).toMatch(/^Changes of the catalog compared, 0 problems, \d+ warnings$/m);
    expect(stdout).toMatch(/✓ the gate passed in \d+\.\d s$/);
    // eslint-disable-next-line no-control-regex -- an escape character is what must not be there
    expect(stdout).not.toMatch(/\u001b/);
    expect(exitCode).toBe(0);
  });

  it('writes what the linter finds as SARIF, at its place in the code', async () => {
    const folder = await temporaryFolder('ibex-gate');
    try {
      await symlink(join(REPOSITORY, 'node_modules'), join(folder.path, 'node_modules'));
      await writeFile(
        join(folder.path, 'eslint.config.js'),
        `import ibexMetrics from 'eslint-plugin-ibex-metrics';\nexport default [ibexMetrics.configs.recommended];\n`,
      );
      await writeFile(
        join(folder.path, 'seeded.js'),
        `import { Counter } from 'prom-client';\n\nexport const hits = new Counter({ name: 'hits', help: 'Hits' });\n`,
      );
      const { exitCode, stdout } = await execa(
        GATE,
        [
          '--no-catalog',
          '--no-services',
          '--output',
          'sarif=reports/gate.sarif',
          '--output',
          'junit=gate.xml',
        ],
        { cwd: folder.path, reject: false },
      );
      const log = await readSarif(join(folder.path, 'reports/gate.sarif'));
      expect(placesOf(log, 'ibex-metrics/no-direct-registration')).toEqual(['seeded.js:3']);
      const rule = log.runs[0]?.tool.driver.rules?.find(
        ({ id }) => id === 'ibex-metrics/no-direct-registration',
      );
      expect(rule?.shortDescription?.text).toMatch(/^Disallow /);
      expect(await readFile(join(folder.path, 'gate.xml'), 'utf8')).toContain('seeded.js');
      // It is told on standard output as well.
      expect(stdout).toMatch(/error seeded\.js:3:\d+ .*\[ibex-metrics\/no-direct-registration\]/);
      expect(exitCode).toBe(1);
    } finally {
      await folder.remove();
    }
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves no process behind on %s', async (signal) => {
    const running = execa(GATE, ['--no-lint'], { cwd: REPOSITORY, reject: false });
    await new Promise<void>((resolve) => {
      running.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('send traffic')) resolve();
      });
    });
    const children = await childrenOf(running.pid ?? 0);
    expect(children.length).toBeGreaterThanOrEqual(2);
    running.kill(signal);
    const { exitCode, stdout } = await running;
    expect(exitCode).toBe(130);
    expect(stdout).toContain('interrupted\n');
    expect(stdout).not.toContain('the gate passed');
    for (const child of children) expect(() => process.kill(child, 0)).toThrow('ESRCH');
  });

  it('does not finish the lint when it is interrupted', async () => {
    const running = execa(GATE, ['--no-services'], { cwd: REPOSITORY, reject: false });
    running.stdout.setEncoding('utf8').once('data', () => {
      running.kill('SIGINT');
    });
    const { exitCode, stdout } = await running;
    expect(exitCode).toBe(130);
    expect(stdout).toContain('lint: interrupted');
    expect(stdout).not.toContain('files');
  });

  it('refuses an option it does not know', async () => {
    const { exitCode, stderr } = await execa(GATE, ['--fast'], { reject: false });
    expect(exitCode).toBe(2);
    expect(stderr).toBe("error: unknown option '--fast'");
  });
});

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await execa('ps', ['-o', 'pid=', '--ppid', String(pid)], { reject: false });
  return stdout.split('\n').filter(Boolean).map(Number);
}
