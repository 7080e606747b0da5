import { ConfigurationError } from '@ibex/service-runtime';

import type { AuthConfiguration } from '../configuration.js';
import { tracedDatabase } from '../telemetry/traced-database.js';
import type { Database, DatabaseDriver } from './database.js';
import { DatabaseError } from './database-error.js';
import { embeddedDriver } from './embedded-driver.js';
import { measuredDatabase, type MeasuredDatabaseOptions } from './measured-database.js';
import { migrate, type MigrationReport, schemaVersions } from './migrate.js';
import { postgresDriver } from './postgres-driver.js';

/** The variables that say which database, and how it is used. */
export type DatabaseConfiguration = Pick<
  AuthConfiguration,
  'DATABASE_URL' | 'AUTH_DATA_DIR' | 'DATABASE_POOL_SIZE' | 'DATABASE_TIMEOUT_SECONDS'
>;

/** How a database is opened. */
export interface OpenOptions extends Omit<MeasuredDatabaseOptions, 'timeout'> {
  /**
   * Whether the schema of a PostgreSQL server is brought up to date, or has to be. The embedded database, which belongs
   * to this program alone, is brought up to date in any case.
   */
  readonly schema: 'migrate' | 'check';
}

/** A database, and what was done to its schema. */
export interface OpenedDatabase {
  readonly database: Database;
  readonly migrated: MigrationReport | undefined;
}

/**
 * Opens the database the configuration names, PostgreSQL or the embedded one.
 *
 * @throws Error naming the variable to look at where the database cannot be used, `ConfigurationError` for a folder
 */
export async function openDatabase(
  configuration: DatabaseConfiguration,
  { schema, ...options }: OpenOptions,
): Promise<OpenedDatabase> {
  const timeout = configuration.DATABASE_TIMEOUT_SECONDS;
  const driver = await openDriver(configuration, timeout);
  const database = tracedDatabase(measuredDatabase(driver, { ...options, timeout }));
  try {
    if (driver.kind === 'embedded' || schema === 'migrate') {
      return { database, migrated: await migrate(database) };
    }
    await assertSchema(database);
    return { database, migrated: undefined };
  } catch (error) {
    await database.close();
    throw databaseFailure(driver.kind === 'postgresql' ? 'DATABASE_URL' : 'AUTH_DATA_DIR', error);
  }
}

async function openDriver(
  { DATABASE_URL, DATABASE_POOL_SIZE, AUTH_DATA_DIR }: DatabaseConfiguration,
  timeout: number,
): Promise<DatabaseDriver> {
  if (DATABASE_URL !== undefined) {
    return postgresDriver({ url: DATABASE_URL, poolSize: DATABASE_POOL_SIZE, timeout });
  }
  try {
    return await embeddedDriver({ folder: AUTH_DATA_DIR, timeout });
  } catch (error) {
    throw databaseFailure('AUTH_DATA_DIR', error);
  }
}

// A newer schema is left to whoever made it: while a deployment is under way, both versions of this program run.
async function assertSchema(database: Database): Promise<void> {
  const { actual, needed } = await schemaVersions(database);
  if (actual >= needed) return;
  throw new OldSchema(
    `it is at version ${String(actual)} and this program needs ${String(needed)}; run "ibex-auth migrate"`,
  );
}

class OldSchema extends Error {}

/**
 * Says why a database cannot be used, for whoever configured it.
 *
 * Neither host nor user of the URL is told: of a URL with an unescaped password they can be parts of it.
 */
export function databaseFailure(variable: 'DATABASE_URL' | 'AUTH_DATA_DIR', error: unknown): Error {
  if (error instanceof OldSchema)
    return new Error(`${variable}: the schema of the database is too old: ${error.message}`);
  if (error instanceof DatabaseError && error.kind !== 'rejected') {
    const reason = REASONS.get(error.code) ?? 'the cause is not known';
    const problem = `${variable}: the database cannot be used: ${reason} (${error.code})`;
    // A server may come back; a folder that cannot be used is a wrong one.
    return variable === 'AUTH_DATA_DIR' ? new ConfigurationError([problem]) : new Error(problem);
  }
  return new Error(
    `${variable}: the schema of the database cannot be brought up to date: ${reasonOf(error)}`,
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof DatabaseError) return `it rejected a migration with SQLSTATE ${error.code}`;
  if (!(error instanceof Error)) return 'the cause is not known';
  // The message of a system error has the path of a file, which the URL may name.
  return 'code' in error ? `a file cannot be used (${String(error.code)})` : error.message;
}

const REASONS = new Map([
  ['ECONNREFUSED', 'nothing listens at its host and port'],
  ['ENOTFOUND', 'its host name is not known'],
  ['EAI_AGAIN', 'its host name could not be looked up'],
  ['TIMEOUT', 'no answer in DATABASE_TIMEOUT_SECONDS'],
  ['CONNECTION_LOST', 'it closed the connection'],
  ['ECONNRESET', 'it closed the connection'],
  ['PASSWORD_MISSING', 'it asks for a password and the URL has none'],
  ['TLS_UNAVAILABLE', 'the URL asks for TLS, which the server does not offer'],
  ['28000', 'it refused the user or password of the URL'],
  ['28P01', 'it refused the user or password of the URL'],
  ['3D000', 'it has no database of the name in the URL'],
  ['53300', 'it has no connection left'],
  ['57P03', 'it is starting up'],
  ['START_FAILED', 'its files cannot be opened, such as for a full disk'],
  ['ENOSPC', 'the disk is full'],
  ['IN_USE', 'another process has the folder open; stop it first'],
  ['EACCES', 'the folder may not be written'],
  ['EPERM', 'the folder may not be written'],
  ['EROFS', 'the folder may not be written'],
  ['EEXIST', 'it is no folder'],
  ['ENOTDIR', 'it is no folder'],
  ['ENOENT', 'the folder cannot be made'],
]);
