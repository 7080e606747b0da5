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

/**
 * Runs the program to its end.
 *
 * @param environment - all of it but the PATH
 */
export function runProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  { signalWhenReady }: { signalWhenReady?: NodeJS.Signals } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (signalWhenReady && stdout.endsWith('\n')) child.kill(signalWhenReady);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
