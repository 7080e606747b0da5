import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';

import { DatabaseError } from './database-error.js';

/**
 * Holds a folder for this process alone, against other processes of this program on the same machine: two PGlites on the
 * same files would destroy them, and PGlite itself does not look.
 *
 * What is held is a name of the system that goes with the process, however that ends: nothing is ever left over, as a
 * file would be. Only Linux and Windows have such names; elsewhere nothing is held.
 *
 * @returns lets go of it
 * @throws `DatabaseError` `IN_USE`
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const name = lockName(await realpath(folder));
  if (name === undefined) return () => Promise.resolve();
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => {
      reject(new DatabaseError('unavailable', 'IN_USE'));
    });
    server.listen(name, resolve);
  });
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
}

function lockName(path: string): string | undefined {
  const name = `ibex-auth-${createHash('sha256').update(path).digest('hex')}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : undefined;
}
