import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { execaSync } from 'execa';

import { startProgram } from './running-program.js';
import { startInFolder } from './temporary-folder.js';

/** A file system of its own, in memory, that a test fills up. Only programs started in it see it. Linux only. */
export interface SmallDisk {
  /** Where the programs see it. */
  readonly path: string;
  /** What to put in front of the command line of a program, so that it sees the disk. */
  readonly enter: readonly [string, ...string[]];
  /** Writes until nothing more fits. */
  fill(): void;
  /** Gives back what was filled. */
  empty(): void;
  stop(): Promise<void>;
}

/** Whether the system lets a process have a disk of its own. Where it does not, that is printed. */
export function canHaveSmallDisk(): boolean {
  const { exitCode } = execaSync('unshare', ['--map-root-user', '--mount', 'true'], { reject: false });
  if (exitCode !== 0)
    process.stderr.write('skipped: the system lets nobody mount a file system of their own\n');
  return exitCode === 0;
}

/**
 * Makes a small disk. It needs neither root nor a place in the system's own tree: it is mounted in a namespace of
 * its own, which goes when it stops, or when this process does.
 *
 * @param megabytes - its size
 * @throws Error where the system allows no namespaces
 */
export async function startSmallDisk(megabytes: number): Promise<SmallDisk> {
  let path = '';
  const holder = await startInFolder('small-disk', (folder) => {
    path = folder;
    const mount = `mount -t tmpfs -o size=${String(megabytes)}m,mode=777 tmpfs '${folder}'`;
    return startProgram({
      name: 'unshare',
      path: 'unshare',
      args: ['--map-root-user', '--mount', 'sh', '-c', `${mount} && echo mounted && exec sleep 3600`],
      isReady: (output) => output.includes('mounted'),
    });
  });
  // Seen from here, the disk is where its holder sees it.
  const filler = join('/proc', String(holder.pid), 'root', path, 'filler');
  return {
    path,
    enter: [
      'nsenter',
      '--target',
      String(holder.pid),
      '--user',
      '--mount',
      '--preserve-credentials',
      '--wd=/',
    ],
    fill: () => {
      fillUp(filler);
    },
    empty: () => {
      rmSync(filler, { force: true });
    },
    stop: () => holder.stop(),
  };
}

function fillUp(file: string): void {
  for (const size of [1_048_576, 4096, 1]) {
    while (wasWritten(file, Buffer.alloc(size)));
  }
}

function wasWritten(file: string, bytes: Buffer): boolean {
  try {
    appendFileSync(file, bytes);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
