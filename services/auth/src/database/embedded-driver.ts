import { mkdir } from 'node:fs/promises';

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
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  return PGlite.create(folder === undefined ? {} : { dataDir: folder });
}
