import type { DatabaseDriver, Row, RunSql } from './database.js';
import { DatabaseError, throwIfCancelled, withDatabaseErrors } from './database-error.js';
import { withDeadline } from './deadline.js';
import { EmbeddedEngine } from './embedded-engine.js';
import { lockFolder } from './lock-folder.js';
import { makeFolder } from './make-folder.js';
import { Turns } from './turns.js';

/** What `embeddedDriver` takes. */
export interface EmbeddedOptions {
  /** Where the database keeps its files, made if need be; without one everything stays in memory. */
  readonly folder: string | undefined;
  /** Milliseconds after which nobody waits for a query any more. */
  readonly timeout: number;
}

/**
 * Starts a PostgreSQL inside this process. It has one connection, which queries take in turn.
 *
 * Where it breaks, such as on a full disk, it is given up, and opened again for later queries: with a folder, since the
 * memory of one without goes with it.
 *
 * @throws `DatabaseError` where the folder cannot be used
 */
export async function embeddedDriver({ folder, timeout }: EmbeddedOptions): Promise<DatabaseDriver> {
  const unlock = folder === undefined ? undefined : await withDatabaseErrors(claim(folder));
  const turns = new Turns();
  let engine: EmbeddedEngine;
  try {
    engine = await EmbeddedEngine.open(folder, OPENS_WITHIN);
  } catch (error) {
    await unlock?.();
    throw error;
  }
  let isClosed = false;
  let lastAttempt = Number.NEGATIVE_INFINITY;

  const current = async (): Promise<EmbeddedEngine> => {
    if (!engine.isGone || folder === undefined) return engine;
    if (isClosed || performance.now() - lastAttempt < PAUSE) {
      throw new DatabaseError('unavailable', 'CONNECTION_LOST');
    }
    try {
      engine = await EmbeddedEngine.open(folder, REOPENS_WITHIN);
      return engine;
    } finally {
      lastAttempt = performance.now();
    }
  };

  const runOn =
    (used: EmbeddedEngine): RunSql =>
    async (text, params) => {
      try {
        return await withDeadline(used.run(text, params), STUCK_AFTER);
      } catch (error) {
        if (folder !== undefined && isBroken(error)) await used.kill();
        throw error;
      }
    };

  return {
    kind: 'embedded',
    query: (text, params, signal) => {
      const start = performance.now();
      return turns.take(async (): Promise<readonly Row[]> => {
        throwIfCancelled(signal);
        if (performance.now() - start > timeout) throw new DatabaseError('unavailable', 'TIMEOUT');
        return runOn(await current())(text, params);
      });
    },
    transaction: (work) =>
      turns.take(async () => {
        const run = runOn(await current());
        await run('BEGIN');
        try {
          const result = await work(run);
          await run('COMMIT');
          return result;
        } catch (error) {
          await run('ROLLBACK').catch(() => undefined);
          throw error;
        }
      }),
    pool: () => {
      if (engine.isGone) return { inUse: 0, idle: 0 };
      const inUse = Math.min(turns.count, 1);
      return { inUse, idle: 1 - inUse };
    },
    close: async () => {
      isClosed = true;
      await turns.take(() => engine.close(CLOSES_WITHIN));
      await unlock?.();
    },
  };
}

// A new database is made in seconds, on a busy machine in many.
const OPENS_WITHIN = 120_000;
const REOPENS_WITHIN = 30_000;
const CLOSES_WITHIN = 5_000;

// Between attempts to open it again.
const PAUSE = 1_000;

// No statement of this service works for so long.
const STUCK_AFTER = 15_000;

/** Whether nothing more can be expected of an engine: it is silent, or it says that it has no disk left. */
function isBroken(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === 'TIMEOUT' || /^(?:53|58|XX)/.test(error.code));
}

async function claim(folder: string): Promise<() => Promise<void>> {
  await makeFolder(folder);
  return lockFolder(folder);
}
