import getPort from 'get-port';

import { programPath } from './installed-programs.js';
import { type RunningProgram, startProgram } from './running-program.js';
import { startInFolder } from './temporary-folder.js';

/** A Redis server that keeps nothing on disk. */
export interface Redis extends RunningProgram {
  /** `redis://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
}

/**
 * Starts a real Redis server on loopback.
 *
 * @param port - the port to listen on, for a server that comes back; by default a free one
 */
export async function startRedis(port?: number): Promise<Redis> {
  const listenOn = port ?? (await getPort());
  const program = await startInFolder('redis', (folder) =>
    startProgram({
      name: 'redis-server',
      path: programPath('redis-server'),
      args: [
        ['--bind', '127.0.0.1'],
        ['--port', String(listenOn)],
        ['--save', ''],
        ['--appendonly', 'no'],
        ['--dir', folder],
      ].flat(),
      isReady: (output) => output.includes('Ready to accept connections'),
    }),
  );
  return { ...program, url: `redis://127.0.0.1:${String(listenOn)}`, port: listenOn };
}
