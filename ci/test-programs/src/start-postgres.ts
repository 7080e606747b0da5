import { dirname, join } from 'node:path';

import { execa } from 'execa';
import getPort from 'get-port';

import { type BreakableProgram, startBreakable } from './breakable-program.js';
import { programPath } from './installed-programs.js';
import { type RunningProgram, startProgram } from './running-program.js';
import { type Owner, startInFolder, temporaryFolder } from './temporary-folder.js';

/** A PostgreSQL server with an empty database. */
export interface Postgres extends RunningProgram {
  /** `postgresql://ibex@127.0.0.1:PORT/postgres`. */
  readonly url: string;
}

/** Settings of a server by name, such as `max_connections`. */
export type PostgresSettings = Readonly<Record<string, string>>;

/**
 * Starts a real PostgreSQL server on loopback, in a cluster of its own that goes when it stops.
 *
 * @param settings - server settings
 */
export async function startPostgres(settings: PostgresSettings = {}): Promise<Postgres> {
  const owner = await unprivilegedUser();
  return startInFolder(
    'postgresql',
    async (folder) => (await createCluster(folder, owner, settings)).start(),
    owner,
  );
}

/**
 * Starts a real PostgreSQL server that keeps its data and its port when it is killed and started again.
 *
 * @param settings - server settings
 */
export async function startBreakablePostgres(
  settings: PostgresSettings = {},
): Promise<BreakableProgram<Postgres>> {
  const owner = await unprivilegedUser();
  const folder = await temporaryFolder('postgresql', owner);
  try {
    const cluster = await createCluster(folder.path, owner, settings);
    const server = await startBreakable(() => cluster.start());
    return {
      ...server,
      stop: async () => {
        await server.stop();
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

interface Cluster {
  start(): Promise<Postgres>;
}

async function createCluster(
  folder: string,
  user: Owner | undefined,
  settings: PostgresSettings,
): Promise<Cluster> {
  const initdb = programPath('postgresql');
  const port = await getPort();
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
  const start = async () => {
    const program = await startProgram({
      name: 'postgresql',
      path: join(dirname(initdb), 'postgres'),
      args: ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      cwd: folder,
      ...(user && { user }),
      // SIGTERM waits for clients to leave; SIGINT ends their sessions.
      stopSignal: 'SIGINT',
      isReady: (output) => output.includes('database system is ready to accept connections'),
    });
    return { ...program, url: `postgresql://ibex@127.0.0.1:${String(port)}/postgres` };
  };
  return { start };
}

// Neither initdb nor the server runs as root.
async function unprivilegedUser(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await execa('id', [flag, 'postgres'])).stdout)),
  );
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
