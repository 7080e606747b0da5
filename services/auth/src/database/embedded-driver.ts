import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { PGlite, type Results } from '@electric-sql/pglite';

import type { DatabaseDriver, Row } from './database.js';
import { withDatabaseErrors } from './database-error.js';

/**
 * Starts a PostgreSQL inside this process. It has one connection, which queries take in turn.
 *
 * @param folder - where it keeps its files, made if need be; without one everything stays in memory
 * @throws `DatabaseError` where the folder cannot be used
 */
export async function embeddedDriver(folder: string | undefined): Promise<DatabaseDriver> {
  const pglite = await withDatabaseErrors(open(folder));
  let waiting = 0;
  const counted = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    waiting += 1;
    try {
      return await work();
    } finally {
      waiting -= 1;
    }
  };

  return {
    kind: 'embedded',
    query: (text, params) =>
      counted(async () => (await withDatabaseErrors(pglite.query<Row>(text, [...params]))).rows),
    transaction: (work) =>
      counted(() =>
        pglite.transaction((transaction) =>
          work(async (text, params) => {
            const results: Results[] = params
              ? [await withDatabaseErrors(transaction.query(text, [...params]))]
              : await withDatabaseErrors(transaction.exec(text));
            return results.at(-1)?.rows ?? [];
          }),
        ),
      ),
    pool: () => {
      const inUse = Math.min(waiting, 1);
      return { inUse, idle: pglite.closed ? 0 : 1 - inUse };
    },
    close: () => pglite.close(),
  };
}

async function open(folder: string | undefined): Promise<PGlite> {
  if (folder !== undefined) await makeFolder(resolve(folder));
  return PGlite.create(folder === undefined ? {} : { dataDir: folder });
}

// One level at a time, not `recursive`: where a folder cannot be made, as under /proc, Node.js then tries for ever.
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = dirname(folder);
    if (!hasCode(error, 'ENOENT') || (await isFolder(parent))) throw error;
    await makeFolder(parent);
    await mkdir(folder);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
