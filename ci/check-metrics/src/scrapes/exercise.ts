import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

import { printable } from '../report/printable.js';
import { ExerciseFailedError } from './exercise-failed.js';
import { endProcessGroup, signalGroup } from './process-group.js';
import { within } from './within.js';

/** A command that gives the targets something to count. */
export interface Exercise {
  /** As the shell reads it. */
  readonly command: string;
  /** The addresses of the targets, which it finds in `CHECK_METRICS_TARGETS`; without credentials, since any process can be shown. */
  readonly targets: readonly string[];
  /** How long it may take, in milliseconds; by default a minute. */
  readonly deadline?: number;
  /** Where the last lines of its output go if it fails; by default standard error. */
  readonly stderr?: Writable;
}

/** A command that has done what it was to do. */
export interface FinishedExercise {
  /** Ends what it left running. */
  readonly stop: () => Promise<void>;
}

const DEFAULT_DEADLINE = 60_000;
/** How long the end of the output is waited for, in milliseconds. */
const OUTPUT_GRACE = 500;
const MOST_LINES = 20;
const MOST_CHARACTERS = 65_536;

/**
 * Runs a command and waits for its end. What it started in the background runs on, until it is stopped: load while the
 * targets are scraped.
 *
 * @param cancelSignal - ends the command with all it started, and rejects with the signal's reason
 * @throws {@link ExerciseFailedError} if it fails, or takes longer than its deadline
 */
export async function runExercise(exercise: Exercise, cancelSignal?: AbortSignal): Promise<FinishedExercise> {
  cancelSignal?.throwIfAborted();
  const child = start(exercise);
  const { pid } = child;
  const output = latestOutput(child.stdout, child.stderr);
  const closed = once(child, 'close').catch(() => undefined);
  const killAtExit = () => pid !== undefined && signalGroup(pid, 'SIGKILL');
  process.once('exit', killAtExit);
  const stop = async (): Promise<void> => {
    if (pid !== undefined) await endProcessGroup(pid);
    process.off('exit', killAtExit);
    // What left the group may hold the output open.
    await within(OUTPUT_GRACE, closed);
    child.stdout.destroy();
    child.stderr.destroy();
  };
  const { deadline = DEFAULT_DEADLINE, stderr = process.stderr } = exercise;
  try {
    const end = (await within(deadline, endOf(child), cancelSignal)) ?? timeout(deadline);
    if (end === 'succeeded') return { stop };
    throw end;
  } catch (error) {
    await stop();
    if (error instanceof ExerciseFailedError) writeLastLines(output(), stderr);
    throw error;
  }
}

// Not through execa: it waits until the output is closed, which a process in the background does not do, and it ends one
// process, not its group.
function start({ command, targets }: Exercise): ChildProcessByStdio<null, Readable, Readable> {
  try {
    return spawn(command, {
      shell: true,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CHECK_METRICS_TARGETS: targets.join(' ') },
    });
  } catch (error) {
    throw notStarted(error);
  }
}

async function endOf(child: ChildProcess): Promise<'succeeded' | ExerciseFailedError> {
  // Both are events of the process, of which only the first is waited for.
  child.on('error', () => undefined);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code === 0 ? 'succeeded' : failure(code ?? signal);
  } catch (error) {
    return notStarted(error);
  }
}

function failure(end: number | NodeJS.Signals | null): ExerciseFailedError {
  return new ExerciseFailedError(
    'exercise/failed',
    `the exercise command ended with ${typeof end === 'number' ? `exit code ${String(end)}` : `signal ${String(end)}`}`,
    'make it end with exit code 0; its last lines are on standard error',
  );
}

function timeout(deadline: number): ExerciseFailedError {
  return new ExerciseFailedError(
    'exercise/timeout',
    `the exercise command did not end within ${String(deadline / 1000)} s`,
    'make it shorter, let it go on in the background (&), or give it more time',
  );
}

function notStarted(error: unknown): ExerciseFailedError {
  const reason = error instanceof Error && 'code' in error ? error.code : error;
  return new ExerciseFailedError(
    'exercise/not-started',
    `the exercise command cannot be started (${String(reason)})`,
    'make sure that there is a shell, and that the working directory exists',
  );
}

function latestOutput(...streams: readonly Readable[]): () => string {
  let latest = '';
  for (const stream of streams) {
    stream
      .setEncoding('utf8')
      .on('data', (text: string) => (latest = (latest + text).slice(-MOST_CHARACTERS)));
  }
  return () => latest;
}

function writeLastLines(output: string, stderr: Writable): void {
  const lines = output.trimEnd().split(/\r?\n/).slice(-MOST_LINES);
  for (const line of lines) if (lines.length > 1 || line !== '') stderr.write(`  ${printable(line)}\n`);
}
