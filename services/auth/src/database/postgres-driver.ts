import pg from 'pg';

import type { DatabaseDriver, Row, RunSql } from './database.js';
import { withDatabaseErrors } from './database-error.js';

/** What `postgresDriver` takes. */
export interface PostgresOptions {
  readonly url: string;
  /** The largest number of connections. */
  readonly poolSize: number;
  /** Milliseconds to wait for a connection, and for the answer to a query. */
  readonly timeout: number;
}

/** Talks to a PostgreSQL server over a pool of connections, which are opened when they are needed. */
export function postgresDriver({ url, poolSize, timeout }: PostgresOptions): DatabaseDriver {
  const connection = {
    connectionString: url,
    connectionTimeoutMillis: timeout,
    application_name: 'ibex-auth',
    keepAlive: true,
  };
  // The server is told of the time limit as well: a query it still works on would hold its locks.
  const pool = new pg.Pool({ ...connection, ...limits(timeout), max: poolSize });
  pool.on('error', leaveToTheNextQuery);

  return {
    kind: 'postgresql',
    query: async (text, params) => {
      const { rows } = await withDatabaseErrors(pool.query<Row>(text, [...params]));
      return rows;
    },
    transaction: async (work) => {
      // On a connection of its own: a migration may take longer than any query is allowed to.
      const client = new pg.Client({ ...connection, ...limits(TRANSACTION_LIMIT) });
      client.on('error', leaveToTheNextQuery);
      const run = runOn(client);
      try {
        await withDatabaseErrors(client.connect());
        await run('BEGIN');
        const result = await work(run);
        await run('COMMIT');
        return result;
      } finally {
        // A transaction without COMMIT is rolled back by the server. Nobody waits for the good-bye: a server
        // that hangs would never send it.
        client.end().catch(leaveToTheNextQuery);
      }
    },
    pool: () => ({ inUse: pool.totalCount - pool.idleCount, idle: pool.idleCount }),
    close: () => pool.end(),
  };
}

const TRANSACTION_LIMIT = 60_000;

function limits(milliseconds: number) {
  return { query_timeout: milliseconds, statement_timeout: milliseconds };
}

function runOn(client: pg.Client): RunSql {
  return async (text, params) => {
    const results = [await withDatabaseErrors(client.query<Row>(text, params && [...params]))];
    // Of several statements pg gives an array, which its types keep quiet about.
    return results.flat().at(-1)?.rows ?? [];
  };
}

// A connection that breaks emits an error, which unheard would end the process. Whoever uses it next is told.
function leaveToTheNextQuery(): void {
  return undefined;
}
