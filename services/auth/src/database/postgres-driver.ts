import pg from 'pg';

import type { DatabaseDriver, Row, RunSql } from './database.js';
import { DatabaseError, throwIfCancelled, toDatabaseError, withDatabaseErrors } from './database-error.js';
import { OpenConnections } from './open-connections.js';
import { statementName } from './statement-name.js';

/** What `postgresDriver` takes. */
export interface PostgresOptions {
  readonly url: string;
  /** The largest number of connections. */
  readonly poolSize: number;
  /** Milliseconds to wait for a connection and for the answer to a query, both together. */
  readonly timeout: number;
}

/**
 * Talks to a PostgreSQL server over a pool of connections, which are opened when they are needed. Statements are
 * prepared once on each connection.
 */
export function postgresDriver({ url, poolSize, timeout }: PostgresOptions): DatabaseDriver {
  const connection = {
    connectionString: url,
    connectionTimeoutMillis: timeout,
    application_name: 'ibex-auth',
    keepAlive: true,
  };
  const open = new OpenConnections();
  const pool = new pg.Pool({ ...connection, statement_timeout: serverLimit(timeout), max: poolSize });
  pool.on('connect', (client) => {
    client.on('error', leaveToTheNextQuery);
    open.add(client);
  });
  pool.on('error', leaveToTheNextQuery);

  return {
    kind: 'postgresql',
    query: async (text, params, signal) => {
      const start = performance.now();
      const client = await withDatabaseErrors(pool.connect());
      const timeLeft = timeout - (performance.now() - start);
      try {
        throwIfCancelled(signal);
        const rows = await prepared(client, timeLeft, text, params);
        client.release();
        return rows;
      } catch (error) {
        client.release(!isStillGood(error));
        throw toDatabaseError(error);
      }
    },
    transaction: async (work) => {
      // On a connection of its own: a migration may take longer than any query is allowed to.
      const client = new pg.Client({ ...connection, ...limits(TRANSACTION_LIMIT) });
      client.on('error', leaveToTheNextQuery);
      const run = runOn(client);
      try {
        await withDatabaseErrors(client.connect());
        open.add(client);
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
    pool: () => ({ inUse: Math.max(open.count() - pool.idleCount, 0), idle: pool.idleCount }),
    close: () => pool.end(),
  };
}

const TRANSACTION_LIMIT = 60_000;

function limits(milliseconds: number) {
  return { query_timeout: milliseconds, statement_timeout: milliseconds };
}

/**
 * The server's own limit, a little shorter: a query that it ends leaves its connection as it was and holds no lock. One
 * that we give up, for the server is frozen or out of reach, costs the connection.
 */
function serverLimit(timeout: number): number {
  return Math.max(Math.floor(timeout * 0.9), 1);
}

async function prepared(
  client: pg.PoolClient,
  timeLeft: number,
  text: string,
  params: readonly unknown[],
): Promise<readonly Row[]> {
  if (timeLeft < 1) throw new DatabaseError('unavailable', 'TIMEOUT');
  // pg takes a limit with each query, which its types leave out.
  const query = { name: statementName(text), text, values: [...params], query_timeout: timeLeft };
  return (await client.query<Row>(query)).rows;
}

/** Whether a connection can be used again after an error. */
function isStillGood(error: unknown): boolean {
  if (error instanceof DatabaseError) return true;
  return error instanceof pg.DatabaseError && error.severity === 'ERROR' && !STALE.has(error.code ?? '');
}

// What a connection has prepared is not what the server has, such as after a migration: a new one prepares anew.
const STALE = new Set(['0A000', '26000', '42P05']);

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
