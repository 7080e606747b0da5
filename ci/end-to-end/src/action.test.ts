import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { access, constants, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { createMetrics } from '@ibex/metrics';
import { temporaryFolder, type TemporaryFolder } from '@ibex/test-programs';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { REPOSITORY } from './seeded-repository.js';

/** What `action.yml` says, as far as it is looked at. */
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly id?: string;
      readonly shell: string;
      readonly run: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

const SCRIPT = join(REPOSITORY, 'ci/check-metrics/action/check.sh');

async function readAction(): Promise<Action> {
  return parse(await readFile(join(REPOSITORY, 'action.yml'), 'utf8')) as Action;
}

describe('action.yml', () => {
  it('is a composite action whose scripts are there and may be run', async () => {
    const { runs } = await readAction();
    expect(runs.using).toBe('composite');
    expect(runs.steps.length).toBeGreaterThanOrEqual(2);
    for (const { shell, run } of runs.steps) {
      expect(shell).toBe('bash');
      const [, script = ''] = /^"\$GITHUB_ACTION_PATH\/([\w./-]+)"$/.exec(run) ?? [];
      await access(join(REPOSITORY, script), constants.X_OK);
    }
  });

  it('gives every input to the script in an environment variable, which is never read as code, and no other', async () => {
    const { inputs, runs } = await readAction();
    const given = Object.assign({}, ...runs.steps.map(({ env }) => env ?? {})) as Record<string, string>;
    expect(Object.values(given).sort()).toEqual(
      Object.keys(inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .sort(),
    );
    const used = (await readFile(SCRIPT, 'utf8')).match(/INPUT_[A-Z]+/g) ?? [];
    expect([...new Set(used)].sort()).toEqual(Object.keys(given).sort());
    // An expression in a script would be code, whatever stands in the input.
    for (const { run } of runs.steps) expect(run).not.toContain('${{');
    for (const input of Object.values(inputs)) {
      expect(input).toEqual({ description: expect.stringMatching(/^[A-Z].+\.$/) as string, default: '' });
    }
  });

  it('gives out what a step gives', async () => {
    const { outputs, runs } = await readAction();
    for (const [name, { value }] of Object.entries(outputs)) {
      const [, step, output] = /^\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}$/.exec(value) ?? [];
      expect(runs.steps.map(({ id }) => id)).toContain(step);
      expect(output).toBe(name);
      expect(await readFile(SCRIPT, 'utf8')).toContain(`echo "${name}=$status" >>"$GITHUB_OUTPUT"`);
    }
  });
});

describe('the script of the action', () => {
  let folder: TemporaryFolder;
  let clean: string;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain').end(clean);
  });
  let url: string;

  beforeAll(async () => {
    clean = (await createMetrics({ service: 'proxy' }).scrape()).body;
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  beforeEach(async () => {
    folder = await temporaryFolder('ibex-action');
    await writeFile(join(folder.path, 'clean.prom'), clean);
    await writeFile(join(folder.path, 'empty one.prom'), '');
  });

  afterEach(() => folder.remove());

  /** Runs it as a step of a workflow does. */
  async function run(inputs: Readonly<Record<string, string>>) {
    const output = join(folder.path, 'github-output');
    const { exitCode, stdout, stderr } = await execa('bash', [SCRIPT], {
      cwd: folder.path,
      reject: false,
      extendEnv: false,
      env: {
        PATH: process.env['PATH'],
        GITHUB_OUTPUT: output,
        INPUT_CONFIG: join(REPOSITORY, 'ci/check-metrics/src/testing/ibex/check-metrics.config.json'),
        ...inputs,
      },
    });
    return { exitCode, stdout, stderr, output: await readFile(output, 'utf8') };
  }

  it('checks each target, one a line, and writes annotations and the exit code', async () => {
    const { exitCode, stdout, stderr, output } = await run({
      INPUT_TARGETS: `\n  clean.prom\t\n\n${url}\r\nempty one.prom`,
    });
    expect(stdout).toMatch(/^::error title=metric\/missing::ibex_process_up: .* is missing/m);
    expect(stdout).toMatch(/^::notice title=check-metrics::✗ failed: 3 targets, 12 errors, no warnings$/m);
    expect({ exitCode, stderr, output }).toEqual({ exitCode: 1, stderr: '', output: 'exit-code=1\n' });
  });

  it('starts what it is to start, by its shell alone, and writes the files it is asked for', async () => {
    const program = `require('node:http').createServer((_, response) => response.setHeader('content-type', 'text/plain').end(require('node:fs').readFileSync('clean.prom'))).listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port) })`;
    await writeFile(join(folder.path, 'my service.cjs'), program);
    const { exitCode, stdout } = await run({
      INPUT_START: `exec "${process.execPath}" "my service.cjs"`,
      INPUT_SARIF: 'reports/my metrics.sarif',
      INPUT_JUNIT: 'reports/metrics.xml',
    });
    expect(stdout).toBe('::notice title=check-metrics::✓ passed: 1 target, no errors, no warnings');
    expect(JSON.parse(await readFile(join(folder.path, 'reports/my metrics.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
    expect(await readFile(join(folder.path, 'reports/metrics.xml'), 'utf8')).toContain('<testsuite ');
    expect(exitCode).toBe(0);
  });

  it('gives arguments on as they are, one a line', async () => {
    const { exitCode, stdout } = await run({
      INPUT_TARGETS: 'clean.prom',
      INPUT_ARGUMENTS:
        '--series-budget\n1\n  --budget=ibex_process_up=0\n--allow=nodejs_*\n--allow=process_*',
    });
    expect(stdout).toContain('title=target/budget-exceeded::');
    expect(stdout).toContain('title=metric/budget-exceeded::');
    expect(exitCode).toBe(1);
  });

  it.each([
    '$(touch executed)',
    '`touch executed`',
    'clean.prom; touch executed',
    'clean.prom && touch executed',
    '"; touch executed; "',
    '*.prom',
    '$HOME',
    '--output=json',
    '-h',
  ])('executes and expands nothing of a target: %s', async (target) => {
    const { exitCode, stdout, output } = await run({ INPUT_TARGETS: target });
    expect(stdout).toContain(`"${target}" is no target`);
    expect(existsSync(join(folder.path, 'executed'))).toBe(false);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: 'exit-code=2\n' });
  });

  it('executes nothing of an argument or a file name either', async () => {
    const hostile = '$(touch executed)';
    const { exitCode, stderr } = await run({
      INPUT_TARGETS: 'clean.prom',
      INPUT_ARGUMENTS: `--baseline\n${hostile}`,
      INPUT_SARIF: '`touch executed`',
    });
    expect(stderr).toContain(`${hostile}: there is no such baseline`);
    expect(existsSync(join(folder.path, 'executed'))).toBe(false);
    expect(exitCode).toBe(2);
  });
});
