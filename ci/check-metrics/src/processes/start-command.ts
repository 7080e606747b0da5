import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { within } from '../time/within.js';
import { LatestLines } from './latest-lines.js';
import { ProcessGroup } from './process-group.js';

/** How long to wait for the end of the output of what has ended, in milliseconds. */
const LAST_WORDS = 500;

/** How a command is run. */
export interface CommandOptions {
  /** By default the working directory. */
  readonly directory?: string;
  /** Further environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How many of its last lines are kept. */
  readonly lines: number;
  /** Told each line it writes, on both streams. */
  readonly onLine?: (line: string) => void;
  /** How long it may take to end when it is asked to, in milliseconds; by default 5 seconds. */
  readonly grace?: number;
}

/** A command that was started, and whatever it started. */
export interface RunningCommand {
  /** How the shell ended, which what it started in the background may not have. */
  readonly exit: Promise<CommandExit>;
  /** What it wrote last, as it wrote it. */
  readonly latestLines: readonly string[];
  /** Whether any process of it still runs. */
  isAlive(): boolean;
  /** Resolves when all it wrote was read, where nobody else holds its output open. */
  lastWords(): Promise<void>;
  /** Ends all of it, and resolves when no process of it runs any more. */
  stop(): Promise<void>;
}

/** How a command ended. */
export interface CommandExit {
  readonly isSuccess: boolean;
  /** `exit code 3`, `signal SIGKILL`. */
  readonly how: string;
}

/**
 * Runs a command in the shell, in a process group of its own. Its output is read, its input is empty. It must be stopped;
 * where this process ends before, it is killed.
 *
 * @throws the error of the system where it cannot be run
 */
export async function startCommand(
  command: string,
  { directory, environment, lines, onLine, grace }: CommandOptions,
): Promise<RunningCommand> {
  const child = spawn(command, {
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
    ...(directory !== undefined && { cwd: directory }),
  });
  const exit = new Promise<CommandExit>((resolve) => {
    child.once('exit', (code, signal) => {
      resolve({
        isSuccess: code === 0,
        how: signal === null ? `exit code ${String(code)}` : `signal ${signal}`,
      });
    });
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const output = new LatestLines([child.stdout, child.stderr], lines, onLine);
  await once(child, 'spawn');
  const group = new ProcessGroup(Number(child.pid), grace);
  const lastWords = async (): Promise<void> => {
    await within(LAST_WORDS, closed);
  };
  return {
    exit,
    get latestLines() {
      return output.lines;
    },
    isAlive: () => group.isAlive(),
    lastWords,
    stop: async () => {
      await group.stop();
      await lastWords();
      // Somebody outside of the group may still hold the other ends.
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}
