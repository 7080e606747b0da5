import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

import { codeOf } from '../thrown/code-of.js';

/** How a program is run. */
export interface RunOptions {
  /** Absolute. */
  readonly directory: string;
  /** Further environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What it reads; by default nothing. */
  readonly input?: string;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

/** What came of a program. */
export interface FinishedRun {
  /** `undefined` where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, without a shell.
 *
 * @returns `undefined` where there is no such program
 * @throws the reason of the signal, and the error of the system where it cannot be run
 */
export async function runToEnd(
  program: string,
  args: readonly string[],
  { directory, environment, input = '', signal }: RunOptions,
): Promise<FinishedRun | undefined> {
  signal?.throwIfAborted();
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const end = (): void => void child.kill('SIGTERM');
  signal?.addEventListener('abort', end);
  try {
    // One that ends before it has read everything is told by its exit code.
    child.stdin.on('error', () => undefined).end(input);
    const [stdout, stderr, exitCode] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve, reject) => {
        child.once('error', reject).once('close', resolve);
      }),
    ]);
    signal?.throwIfAborted();
    return { exitCode: exitCode ?? undefined, stdout, stderr };
  } catch (error) {
    signal?.throwIfAborted();
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
  }
}
