import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { expect } from 'vitest';

/** The program as it is installed; it runs what `tsc --build` made. */
export const PROGRAM = fileURLToPath(new URL('../../bin/check-metrics.js', import.meta.url));

/** A folder in which the program finds the catalog of IBEX, and no more in its configuration. */
export const IBEX_FOLDER = fileURLToPath(new URL('../../src/testing/ibex', import.meta.url));

const LONGEST_RUN = 10_000;

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** By default {@link IBEX_FOLDER}. */
  readonly cwd?: string;
}

/** Runs the program to its end. Whatever it is given, it never shows a stack trace. */
export async function checkMetrics(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return run(process.execPath, [PROGRAM, ...args], options);
}

/** Runs a line of the shell; `check-metrics` in it is the program. */
export async function shell(line: string, options: RunOptions = {}): Promise<Run> {
  const env = { ...options.env, NODE: process.execPath, PROGRAM };
  return run('/bin/sh', ['-c', line.replaceAll('check-metrics', '"$NODE" "$PROGRAM"')], { ...options, env });
}

async function run(
  file: string,
  args: readonly string[],
  { input = '', env = {}, cwd = IBEX_FOLDER }: RunOptions,
): Promise<Run> {
  // Nothing of the environment of the tests, in which CI or FORCE_COLOR may be set.
  const environment = { PATH: process.env['PATH'], ...env };
  const child = spawn(file, args, { env: environment, cwd, timeout: LONGEST_RUN, killSignal: 'SIGKILL' });
  // A program that ends before it has read everything is no failure here.
  child.stdin.on('error', () => undefined).end(input);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject)),
  ]);
  expect(stdout + stderr).not.toMatch(/^ +at .+:\d+/m);
  return { code, stdout, stderr };
}
