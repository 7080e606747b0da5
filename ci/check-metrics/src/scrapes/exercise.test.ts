import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { UserError } from '../command-line/user-error.js';
import { type Exercise, runExercise } from './exercise.js';
import { ExerciseFailedError } from './exercise-failed.js';

let folder: string;
let written: string;
const stderr = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    written += chunk.toString();
    done();
  },
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exercise-'));
  written = '';
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

function run(command: string, options: Partial<Exercise> = {}, cancelSignal?: AbortSignal) {
  return runExercise({ command, targets: [], stderr, grace: 100, ...options }, cancelSignal);
}

async function failureOf(command: string, options: Partial<Exercise> = {}): Promise<ExerciseFailedError> {
  const outcome = await run(command, options).catch((error: unknown) => error);
  if (outcome instanceof ExerciseFailedError) return outcome;
  throw new Error('the command did not fail');
}

/** A command that notes its process id, and that of a child that does not end when asked. */
function stubborn(): string {
  const child = `sh -c 'trap "" TERM; echo $$ >> ${folder}/pids; while :; do sleep 0.05; done'`;
  return `echo $$ >> ${folder}/pids; ${child} & wait`;
}

async function pids(count: number): Promise<number[]> {
  for (let tries = 0; tries < 200; tries++) {
    const text = await readFile(join(folder, 'pids'), 'utf8').catch(() => '');
    const found = text.split('\n').filter(Boolean).map(Number);
    if (found.length >= count) return found;
    await pause(20);
  }
  throw new Error(`${String(count)} processes did not start`);
}

async function expectGone(processes: readonly number[]): Promise<void> {
  for (const pid of processes) {
    await vi.waitFor(async () => {
      // One that nobody has asked about yet, a zombie, is gone too.
      const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => `${String(pid)} (sh) Z`);
      expect(stat).toMatch(/\) [ZX]/);
    });
  }
}

describe('an exercise', () => {
  it('is run by the shell, with the environment and the addresses of the targets', async () => {
    vi.stubEnv('SHOP', 'open');
    const file = join(folder, 'out');
    const { stop } = await run(`echo "$SHOP: $CHECK_METRICS_TARGETS" > '${file}' && true`, {
      targets: ['http://a/metrics', 'http://b/metrics'],
    });
    await stop();
    expect(await readFile(file, 'utf8')).toBe('open: http://a/metrics http://b/metrics\n');
  });

  it('says nothing where it succeeds', async () => {
    const { stop } = await run('echo out; echo error >&2');
    await stop();
    expect(written).toBe('');
  });

  it('reads nothing of what is piped into the program', async () => {
    const { stop } = await run('cat');
    await stop();
  });

  it('may write more than a pipe holds', async () => {
    const { stop } = await run('head -c 1000000 /dev/zero');
    await stop();
  });

  it('that fails shows its last lines, harmless for a terminal', async () => {
    const failure = await failureOf(
      `i=0; while [ $i -lt 40 ]; do i=$((i+1)); echo line $i; done; printf '\\033[31mred\\n' >&2; exit 3`,
    );
    // Which the program tells without where it was at that time.
    expect(failure).toBeInstanceOf(UserError);
    const { code, message, fix } = failure;
    expect({ code, message, fix }).toEqual({
      code: 'exercise/failed',
      message: 'the exercise command ended with exit code 3',
      fix: 'make it end with exit code 0; its last lines are on standard error',
    });
    expect(written.split('\n').filter(Boolean)).toHaveLength(20);
    expect(written).toContain('  line 40\n');
    expect(written).toContain('  \\u{1b}[31mred\n');
  });

  it('never repeats the command, which may have a password in it', async () => {
    const { message, fix } = await failureOf('exit 1 # hunter2');
    expect(message + fix + written).not.toContain('hunter2');
  });

  it.each([
    ['no-such-command-anywhere', 'ended with exit code 127'],
    ['kill -9 $$', 'ended with signal SIGKILL'],
  ])('fails as %s', async (command, message) => {
    expect(await failureOf(command)).toMatchObject({
      code: 'exercise/failed',
      message: `the exercise command ${message}`,
    });
  });

  it('that no shell can take is a failure as well', async () => {
    expect(await failureOf('true \0')).toMatchObject({
      code: 'exercise/not-started',
      message: 'the exercise command cannot be started (ERR_INVALID_ARG_VALUE)',
    });
  });

  it('is ended at its deadline, with all it started', async () => {
    const failure = await failureOf(stubborn(), { deadline: 500 });
    expect(failure).toMatchObject({
      code: 'exercise/timeout',
      message: 'the exercise command did not end within 0.5 s',
    });
    await expectGone(await pids(2));
  });

  it('is ended when the check is given up, with all it started', async () => {
    const cancel = new AbortController();
    const running = run(stubborn(), {}, cancel.signal);
    const started = pids(2).then((found) => {
      cancel.abort(new Error('given up'));
      return found;
    });
    await expect(running).rejects.toThrow('given up');
    await expectGone(await started);
  });

  it('is not begun where the check was given up before', async () => {
    const signal = AbortSignal.abort(new Error('given up'));
    await expect(run(`touch '${folder}/pids'`, {}, signal)).rejects.toThrow('given up');
    await expect(readFile(join(folder, 'pids'))).rejects.toThrow('ENOENT');
  });

  it('leaves running what it started in the background, until it is stopped', async () => {
    const { stop } = await run(`sh -c 'echo $$ >> ${folder}/pids; while :; do sleep 0.05; done' &`);
    const [pid = 0] = await pids(1);
    expect(process.kill(pid, 0)).toBe(true);
    await stop();
    await expectGone([pid]);
  });
});
