import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

import type { Duration } from './measured-process.js';
import { type ProcessUsage, readProcessTree } from './process-usage.js';

/** A program that has ended, and what it took. */
export interface MeasuredProgram {
  readonly duration: Duration;
  /** The most memory it and what it started had resident at a time, in bytes. */
  readonly peakMemory: number;
  /** Absent where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program and its arguments. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** The file that is its standard input; empty without one. */
  readonly input?: string;
}

/**
 * Runs any program and measures the whole process from outside, by what Linux tells in `/proc` while it lives, together
 * with the processes it starts. What a process takes in its last milliseconds may be missing from CPU time and memory:
 * little, and as little for every program.
 *
 * @throws Error where the program cannot be started, or there is no `/proc`
 */
export async function measureProgram({ file, args, input }: Command): Promise<MeasuredProgram> {
  const opened = input === undefined ? undefined : await open(input);
  try {
    const started = performance.now();
    const child = spawn(file, args, { stdio: [opened?.fd ?? 'ignore', 'pipe', 'pipe'] });
    const exit = once(child, 'exit').then(([exitCode]) => {
      return { exitCode: exitCode as number | null, wall: (performance.now() - started) / 1000 };
    });
    const [{ exitCode, wall }, { cpu, peakMemory }, stdout, stderr] = await Promise.all([
      exit,
      watch(child.pid, exit),
      child.stdout ? text(child.stdout) : '',
      child.stderr ? text(child.stderr) : '',
    ]);
    return { duration: { wall, cpu }, peakMemory, exitCode, stdout, stderr };
  } finally {
    await opened?.close();
  }
}

/** Both figures of a process only ever rise, so the latest that could be read is the best. */
async function watch(pid: number | undefined, exit: Promise<unknown>): Promise<ProcessUsage> {
  const life = new AbortController();
  const end = exit.finally(() => {
    life.abort();
  });
  const latest = new Map<number, ProcessUsage>();
  let peakMemory = 0;
  while (pid !== undefined && !life.signal.aborted) {
    const living = await readProcessTree(pid);
    for (const [process, usage] of living) latest.set(process, usage);
    peakMemory = Math.max(peakMemory, sum([...living.values()].map((usage) => usage.peakMemory)));
    await Promise.race([end, setTimeout(INTERVAL)]);
  }
  await end;
  if (latest.size === 0) throw new Error('a process cannot be measured without /proc, which only Linux has');
  return { cpu: sum([...latest.values()].map(({ cpu }) => cpu)), peakMemory };
}

function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

const INTERVAL = 4;
