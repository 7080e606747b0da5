import type { LabelsOfMetric } from '@ibex/metrics';

/** What a query is for: the `operation` it is measured under. */
export type DatabaseOperation = LabelsOfMetric<'ibex_db_query_duration_seconds'>['operation'];

/** A row by column name; whoever asked knows its shape and checks it. */
export type Row = Readonly<Record<string, unknown>>;

/** Runs SQL. Without parameters it may hold several statements; the rows are those of the last one. */
export type RunSql = (text: string, params?: readonly unknown[]) => Promise<readonly Row[]>;

/** How many connections are open. */
export interface PoolState {
  readonly inUse: number;
  readonly idle: number;
}

/** Where the service keeps its data. Every query is measured, and fails with a `DatabaseError`. */
export interface Database {
  readonly kind: DatabaseKind;
  /**
   * Runs one statement within the deadline of the database.
   *
   * @param signal - drops the statement where it is aborted before a connection is free: nobody waits for the answer
   */
  query(
    operation: DatabaseOperation,
    text: string,
    params?: readonly unknown[],
    signal?: AbortSignal,
  ): Promise<readonly Row[]>;
  /** Runs `work` in a transaction: all of it is kept, or where it rejects nothing. */
  transaction<Result>(operation: DatabaseOperation, work: (run: RunSql) => Promise<Result>): Promise<Result>;
  pool(): PoolState;
  /** Resolves when what is running has ended and no connection is open. */
  close(): Promise<void>;
}

/** PostgreSQL in WebAssembly inside this process, or a PostgreSQL server. */
export type DatabaseKind = 'embedded' | 'postgresql';

/** What {@link Database} needs of an engine. Fails with a `DatabaseError`, too. */
export interface DatabaseDriver {
  readonly kind: DatabaseKind;
  query(text: string, params: readonly unknown[], signal?: AbortSignal): Promise<readonly Row[]>;
  transaction<Result>(work: (run: RunSql) => Promise<Result>): Promise<Result>;
  pool(): PoolState;
  close(): Promise<void>;
}
