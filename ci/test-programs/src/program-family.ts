import { readFileSync } from 'node:fs';

/**
 * Sends a signal to a process and to all that it started, children first. Linux only: it reads `/proc`.
 *
 * @returns their process ids
 */
export function signalFamily(pid: number, signal: NodeJS.Signals): readonly number[] {
  const family = familyOf(pid);
  for (const member of family) {
    try {
      process.kill(member, signal);
    } catch {
      // It has ended in between.
    }
  }
  return family;
}

/** Whether a process runs; one that has ended and that nobody has asked for its exit code does not. */
export function isRunning(pid: number): boolean {
  // "pid (name) state …", where the name may hold anything.
  const state = /\) (\w) [^)]*$/.exec(contentOf(`/proc/${String(pid)}/stat`))?.[1];
  return state !== undefined && state !== 'Z' && state !== 'X';
}

function familyOf(pid: number): readonly number[] {
  const children = contentOf(`/proc/${String(pid)}/task/${String(pid)}/children`)
    .split(' ')
    .filter((child) => child !== '')
    .map(Number);
  return [...children.flatMap(familyOf), pid];
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
