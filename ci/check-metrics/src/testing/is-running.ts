import { readFileSync } from 'node:fs';

/** Whether a process runs. One that has ended may still be there, where nobody asks how it did. */
export function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
