import { chmod, mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

import {
  type RunningProgram,
  startProgram,
  type TemporaryFolder,
  temporaryFolder,
} from '@ibex/test-programs';

import { type MarkedProcess, markedProcesses } from './marked-processes.js';

/** The demo as a program, and where it may leave traces. */
export interface RunningDemo extends RunningProgram {
  /** What it has started, and itself. */
  processes(): MarkedProcess[];
  /** What is left of it in the end: processes, by what they are, and temporary files. */
  leftovers(): Promise<string[]>;
}

/** How the demo is started. */
interface DemoRun {
  /** Whether it finds Redis and Prometheus; by default it does. */
  readonly hasRealParts?: boolean;
  /** Variables besides those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What it is waited for; by default that it has printed all. */
  readonly until?: string;
}

/**
 * Starts the demo and waits until it has come so far.
 *
 * @throws Error with what it wrote where it does not come so far
 */
export async function runDemo(
  args: readonly string[],
  { hasRealParts = true, environment = {}, until = '\nstops after' }: DemoRun = {},
): Promise<RunningDemo> {
  const folder = await temporaryFolder('ibex-demo-test');
  // The user of PostgreSQL has to get through.
  await chmod(folder.path, 0o755);
  const files = join(folder.path, 'files');
  await mkdir(files);
  await chmod(files, 0o777);
  try {
    const program = await startProgram({
      name: 'ibex-demo',
      path: process.execPath,
      args: [join(import.meta.dirname, '..', '..', 'bin', 'ibex-demo.js'), ...args],
      environment: {
        ...process.env,
        ...environment,
        TMPDIR: files,
        ...(!hasRealParts && { PATH: await almostEmptyPath(folder) }),
      },
      isReady: (output) => output.includes(until),
    });
    const processes = () => markedProcesses(files);
    return {
      ...program,
      processes,
      leftovers: async () => {
        const left = [...processes().map(({ command }) => command), ...(await readdir(files))];
        await folder.remove();
        return left;
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

// Debian's PostgreSQL is found outside the PATH as well, and is started as a user whom `id` knows.
async function almostEmptyPath({ path }: TemporaryFolder): Promise<string> {
  const bin = join(path, 'bin');
  await mkdir(bin);
  await symlink('/usr/bin/id', join(bin, 'id'));
  return bin;
}
