import { setTimeout as pause } from 'node:timers/promises';

import { CouldNotCheckError } from './could-not-check.js';
import { ProcessGroup } from './process-group.js';
import { ProgramOutput } from './program-output.js';
import type { ProgramTarget } from './target.js';

/** How long to wait for what is left to be told of a program that has ended, in milliseconds. */
const LAST_WORDS = 200;

/** A program that was started, and whatever it started. */
export interface RunningProgram {
  /** How it ended, once no process of it runs any more. */
  ended(): Promise<string | undefined>;
  /** What it wrote last. */
  describeOutput(): string;
  /** Resolves when no process of it runs any more. */
  stop(): Promise<void>;
}

/**
 * Runs a command in the shell, in a process group of its own. Its output is read, its input is empty.
 *
 * @param onLine - told each line it writes, on both streams
 * @throws {@link CouldNotCheckError} where it cannot be run
 */
export async function startProgram(
  { command, directory, environment }: ProgramTarget,
  onLine: (line: string) => void,
): Promise<RunningProgram> {
  // Loaded only where it is needed: it takes longer to load than most targets to be checked.
  const { execa } = await import('execa');
  const child = execa(command, {
    shell: true,
    detached: true,
    cwd: directory,
    env: environment,
    stdin: 'ignore',
    buffer: false,
    reject: false,
  });
  if (child.pid === undefined) {
    const { code = 'no process' } = await child;
    throw new CouldNotCheckError(
      'target/not-started',
      `the program cannot be started in "${directory}" (${code})`,
      'correct the working directory, or the permissions',
    );
  }
  const group = new ProcessGroup(child.pid);
  const output = new ProgramOutput([child.stdout, child.stderr], onLine);
  let end: string | undefined;
  child.once('exit', (code, signal) => {
    end = signal === null ? `exit code ${String(code)}` : `signal ${signal}`;
  });
  const hasExited = new Promise((resolve) => child.once('exit', resolve));
  const hasClosed = new Promise((resolve) => child.once('close', resolve));
  return {
    ended: async () => {
      // A shell may end while what it started in the background goes on.
      if (end === undefined || group.isAlive()) return undefined;
      await Promise.race([hasClosed, pause(LAST_WORDS, undefined, { ref: false })]);
      return end;
    },
    describeOutput: () => output.describe(),
    stop: async () => {
      await group.stop();
      await Promise.race([hasExited, pause(LAST_WORDS, undefined, { ref: false })]);
      // Somebody outside of the group may still hold the other ends.
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}
