import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process as Linux tells of it in `/proc`. */
export interface MarkedProcess {
  readonly pid: number;
  readonly command: string;
}

/**
 * All processes that have a text in their environment, which they inherit, or in the path of the folder they work in, for
 * some write over the former. So those that lost their parent are found as well.
 */
export function markedProcesses(mark: string): MarkedProcess[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.flatMap((pid) =>
    [readOr(`/proc/${pid}/environ`, ''), folderOf(pid)].some((text) => text.includes(mark))
      ? [{ pid: Number(pid), command: readOr(`/proc/${pid}/cmdline`, '').replaceAll('\0', ' ') }]
      : [],
  );
}

function folderOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

function readOr(path: string, instead: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended in between, or is somebody else's.
    return instead;
  }
}
