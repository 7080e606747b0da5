import { readFile } from 'node:fs/promises';

/** What a process has taken since it started. Both figures only ever rise. */
export interface ProcessUsage {
  /** Seconds, its own and those of the system for it. */
  readonly cpu: number;
  /** The most memory it had resident, in bytes. */
  readonly peakMemory: number;
}

/**
 * Reads what Linux tells in `/proc` of a process and everything it started that lives.
 *
 * @returns the usage of each by its number; nothing where the process has ended, or there is no `/proc`
 */
export async function readProcessTree(pid: number): Promise<ReadonlyMap<number, ProcessUsage>> {
  const usage = await readUsage(pid);
  if (!usage) return new Map();
  const children = await Promise.all((await childrenOf(pid)).map(readProcessTree));
  return new Map([[pid, usage] as const, ...children.flatMap((tree) => [...tree])]);
}

async function childrenOf(pid: number): Promise<number[]> {
  try {
    const text = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch {
    // It has ended in between, or this Linux does not tell.
    return [];
  }
}

async function readUsage(pid: number): Promise<ProcessUsage | undefined> {
  try {
    const [status, stat] = await Promise.all([
      readFile(`/proc/${String(pid)}/status`, 'utf8'),
      readFile(`/proc/${String(pid)}/stat`, 'utf8'),
    ]);
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    // The name of the program, in parentheses, may hold anything; the fields after it are numbers.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (peak === undefined) return undefined;
    const ticks = Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME]);
    return { cpu: ticks / TICKS_PER_SECOND, peakMemory: Number(peak) * 1024 };
  } catch {
    // It has ended in between.
    return undefined;
  }
}

/** Which fields of `/proc/PID/stat` they are, counted from the one after the name. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;
/** USER_HZ, the same on every architecture that Node.js runs on. */
const TICKS_PER_SECOND = 100;
