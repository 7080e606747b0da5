import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The program, as npm links it. */
export const PROGRAM = fileURLToPath(new URL('../../bin/ibex-auth.js', import.meta.url));

/** How the program ended, and everything it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is done with the program when it is ready; it has to end it. */
export type WhenReady = (line: string, kill: (signal: NodeJS.Signals) => void) => unknown;

/** Stops the program when it is ready. */
export function stopWith(signal: NodeJS.Signals): WhenReady {
  return (_line, kill) => {
    kill(signal);
  };
}

/**
 * Runs the program to its end.
 *
 * @param environment - all of it but the PATH
 * @param whenReady - is given the ready line, and what sends a signal
 */
export function runProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  { whenReady }: { whenReady?: WhenReady } = {},
): Promise<Ended> {
  // To optimize the WebAssembly of a database that is hardly asked is half of what the program needs to start.
  const child = spawn(process.execPath, ['--liftoff-only', PROGRAM, ...args], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (stdout.endsWith('\n')) void whenReady?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
