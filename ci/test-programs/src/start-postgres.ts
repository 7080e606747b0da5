import { dirname, join } from 'node:path';

import { execa } from 'execa';
import getPort from 'get-port';

import { programPath } from './installed-programs.js';
import { type RunningProgram, startProgram } from './running-program.js';
import { type Owner, startInFolder } from './temporary-folder.js';

/** A PostgreSQL server with an empty database. */
export interface Postgres extends RunningProgram {
  /** `postgresql://ibex@127.0.0.1:PORT/postgres`. */
  readonly url: string;
}

/**
 * Starts a real PostgreSQL server on loopback, in a cluster of its own that goes when it stops.
 *
 * @param settings - server settings, such as `max_connections`
 */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const initdb = programPath('postgresql');
  const port = await getPort();
  // Neither initdb nor the server runs as root.
  const user = await unprivilegedUser();
  const start = async (folder: string) => {
    const data = join(folder, 'data');
    await execa(initdb, ['-D', data, '-U', 'ibex', '-A', 'trust', '--no-sync', '--no-locale', '-E', 'UTF8'], {
      cwd: folder,
      ...user,
    });
    const all = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: folder,
      fsync: 'off',
      ...settings,
    };
    return startProgram({
      name: 'postgresql',
      path: join(dirname(initdb), 'postgres'),
      args: ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      cwd: folder,
      ...(user && { user }),
      // SIGTERM waits for clients to leave; SIGINT ends their sessions.
      stopSignal: 'SIGINT',
      isReady: (output) => output.includes('database system is ready to accept connections'),
    });
  };
  const program = await startInFolder('postgresql', start, user);
  return { ...program, url: `postgresql://ibex@127.0.0.1:${String(port)}/postgres` };
}

async function unprivilegedUser(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await execa('id', [flag, 'postgres'])).stdout)),
  );
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
