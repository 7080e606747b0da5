import { fileURLToPath } from 'node:url';

import { execa } from 'execa';

/** What a process took from its start to its end, in seconds. */
export interface Duration {
  /** By the clock on the wall. */
  readonly wall: number;
  /** Of the processor, in all threads, for the program and for the system on its behalf. */
  readonly cpu: number;
}

/** A process that has ended. */
export interface MeasuredProcess {
  readonly duration: Duration;
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program under this Node.js and measures the whole process.
 *
 * @param args - the program's file and its arguments
 * @param cwd - the folder it runs in
 * @throws Error where it did not live to tell its CPU time
 */
export async function measureProcess(args: readonly string[], cwd: string): Promise<MeasuredProcess> {
  const started = performance.now();
  const { exitCode, stdout, stderr, stdio } = await execa(
    process.execPath,
    ['--import', CPU_USAGE_REPORT, ...args],
    { cwd, reject: false, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const wall = (performance.now() - started) / 1000;
  const report = stdio[3];
  if (typeof report !== 'string' || report === '') throw new Error(`node ${args.join(' ')}: ${stderr}`);
  const { user, system } = JSON.parse(report) as NodeJS.CpuUsage;
  return { duration: { wall, cpu: (user + system) / 1e6 }, exitCode, stdout, stderr };
}

const CPU_USAGE_REPORT = fileURLToPath(new URL('cpu-usage-report.js', import.meta.url));
