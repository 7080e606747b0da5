import type { Metrics } from '@ibex/metrics';
import type { Logger } from '@ibex/service-runtime';

import type { Database, DatabaseDriver, DatabaseOperation } from './database.js';
import { CANCELLED, DatabaseError } from './database-error.js';
import { withDeadline } from './deadline.js';

/** What `measuredDatabase` takes besides the driver. */
export interface MeasuredDatabaseOptions {
  readonly metrics: Pick<Metrics, 'record' | 'beforeScrape'>;
  readonly logger: Logger;
  /** Milliseconds after which a query has failed, the wait for a connection included. */
  readonly timeout: number;
}

/**
 * Makes a database of a driver: every query is measured, failures included, those are logged, and none
 * takes longer than the timeout.
 */
export function measuredDatabase(
  driver: DatabaseDriver,
  { metrics: { record, beforeScrape }, logger, timeout }: MeasuredDatabaseOptions,
): Database {
  beforeScrape(() => {
    const { inUse, idle } = driver.pool();
    record.ibex_db_pool_open_connections.set({ state: 'in_use' }, inUse);
    record.ibex_db_pool_open_connections.set({ state: 'idle' }, idle);
  });

  const measured = async <Result>(
    operation: DatabaseOperation,
    query: () => Promise<Result>,
  ): Promise<Result> => {
    const stopTimer = record.ibex_db_query_duration_seconds.startTimer();
    try {
      return await query();
    } catch (error) {
      const code = error instanceof DatabaseError ? error.code : 'UNKNOWN';
      // A caller that has left is no failure of the database.
      if (code !== CANCELLED) logger.error({ operation, code }, 'database query failed');
      throw error;
    } finally {
      stopTimer({ operation });
    }
  };

  return {
    kind: driver.kind,
    query: (operation, text, params = [], signal) =>
      measured(operation, () => withDeadline(driver.query(text, params, signal), timeout)),
    transaction: (operation, work) =>
      driver.transaction((run) => work((text, params) => measured(operation, () => run(text, params)))),
    pool: () => driver.pool(),
    close: () => driver.close(),
  };
}
