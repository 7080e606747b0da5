import type { Writable } from 'node:stream';

import { type CommandExit, type RunningCommand, startCommand } from '../processes/start-command.js';
import { shortened } from '../report/shortened.js';
import { codeOf } from '../thrown/code-of.js';
import { reasonOf } from '../thrown/reason-of.js';
import { within } from '../time/within.js';
import { ExerciseFailedError } from './exercise-failed.js';

/** A command that gives the targets something to count. */
export interface Exercise {
  /** As the shell reads it. */
  readonly command: string;
  /** The addresses of the targets, which it finds in `CHECK_METRICS_TARGETS`; without credentials, since any process can be shown. */
  readonly targets: readonly string[];
  /** How long it may take, in milliseconds; by default a minute. */
  readonly deadline?: number;
  /** How long it may take to end when it is asked to, in milliseconds; by default a second. */
  readonly grace?: number;
  /** Where the last lines of its output go if it fails; by default standard error. */
  readonly stderr?: Writable;
}

/** A command that has done what it was to do. */
export interface FinishedExercise {
  /** Ends what it left running. */
  readonly stop: () => Promise<void>;
}

const DEFAULT_DEADLINE = 60_000;
const DEFAULT_GRACE = 1000;
const LINES_SHOWN = 20;
const LONGEST_SHOWN = 1000;

/**
 * Runs a command and waits for its end. What it started in the background runs on, until it is stopped: load while the
 * targets are scraped.
 *
 * @param cancelSignal - ends the command with all it started, and rejects with the signal's reason
 * @throws {@link ExerciseFailedError} if it fails, or takes longer than its deadline
 */
export async function runExercise(exercise: Exercise, cancelSignal?: AbortSignal): Promise<FinishedExercise> {
  cancelSignal?.throwIfAborted();
  const { deadline = DEFAULT_DEADLINE, stderr = process.stderr } = exercise;
  const running = await start(exercise);
  try {
    const exit = await within(deadline, running.exit, cancelSignal);
    if (exit?.isSuccess === true) return running;
    throw exit ? failure(exit) : timeout(deadline);
  } catch (error) {
    await running.stop();
    if (error instanceof ExerciseFailedError) writeLines(running.latestLines, stderr);
    throw error;
  }
}

async function start({ command, targets, grace = DEFAULT_GRACE }: Exercise): Promise<RunningCommand> {
  const environment = { CHECK_METRICS_TARGETS: targets.join(' ') };
  try {
    return await startCommand(command, { environment, lines: LINES_SHOWN, grace });
  } catch (error) {
    throw new ExerciseFailedError(
      'exercise/not-started',
      `the exercise command cannot be started (${codeOf(error) ?? reasonOf(error)})`,
      'make sure that there is a shell, and that the working directory exists',
    );
  }
}

function failure({ how }: CommandExit): ExerciseFailedError {
  return new ExerciseFailedError(
    'exercise/failed',
    `the exercise command ended with ${how}`,
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

function writeLines(lines: readonly string[], stderr: Writable): void {
  for (const line of lines) stderr.write(`  ${shortened(line, LONGEST_SHOWN)}\n`);
}
