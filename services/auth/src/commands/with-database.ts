import { createMetrics } from '@ibex/metrics';
import { ConfigurationError, createLogger, readConfiguration } from '@ibex/service-runtime';

import { configurationSchema } from '../configuration.js';
import type { Database } from '../database/database.js';
import { DatabaseError } from '../database/database-error.js';
import type { MigrationReport } from '../database/migrate.js';
import { databaseFailure, openDatabase, type OpenOptions } from '../database/open-database.js';
import type { Environment } from './add-commands.js';

/**
 * Runs a command on the database that the environment names, and closes it.
 *
 * @throws `ConfigurationError` where it names none: what is kept in memory would be gone with the command
 */
export async function withDatabase(
  environment: Environment,
  { schema }: Pick<OpenOptions, 'schema'>,
  work: (database: Database, migrated: MigrationReport | undefined) => unknown,
): Promise<void> {
  const configuration = readConfiguration(databaseVariables, environment);
  const { DATABASE_URL, AUTH_DATA_DIR } = configuration;
  if (DATABASE_URL === undefined && AUTH_DATA_DIR === undefined) {
    throw new ConfigurationError([
      'DATABASE_URL: is not set, nor is AUTH_DATA_DIR; give the one the service runs with, for data in memory would be lost',
    ]);
  }
  const { database, migrated } = await openDatabase(configuration, {
    schema,
    // Nobody scrapes a command, and what fails is told by its exit.
    metrics: createMetrics({ service: 'auth', runtimeMetrics: false }),
    logger: createLogger('auth', 'silent'),
  });
  try {
    await work(database, migrated);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'rejected') throw error;
    throw databaseFailure(DATABASE_URL === undefined ? 'AUTH_DATA_DIR' : 'DATABASE_URL', error);
  } finally {
    await database.close();
  }
}

const databaseVariables = configurationSchema.pick({
  DATABASE_URL: true,
  AUTH_DATA_DIR: true,
  DATABASE_POOL_SIZE: true,
  DATABASE_TIMEOUT_SECONDS: true,
});
