import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

import Postgrator from 'postgrator';

import type { Database, RunSql } from './database.js';

/** What a migration did. */
export interface MigrationReport {
  /** The version of the schema now. */
  readonly version: number;
  /** The files that were run, in their order. */
  readonly applied: readonly string[];
}

/**
 * Brings the schema up to date, all of it or nothing. Of several instances that start at once one does it
 * and the others wait. A schema newer than this program is left as it is.
 *
 * @param database - what to bring up to date
 * @param folder - the SQL files, named `<version>.do.<name>.sql`
 * @throws `DatabaseError`, and Postgrator's error where a file that was applied before is no longer the same
 */
export async function migrate(database: Database, folder: string = MIGRATIONS): Promise<MigrationReport> {
  return database.transaction('migrate', async (run) => {
    await run(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const postgrator = postgratorOn(run, folder);
    const applied = await postgrator.migrate();
    return {
      version: await postgrator.getDatabaseVersion(),
      applied: applied.map(({ filename }) => basename(filename)),
    };
  });
}

/** How far a schema is behind this program. */
export interface SchemaVersions {
  /** 0 where there is no schema at all. */
  readonly actual: number;
  readonly needed: number;
}

/**
 * Compares the schema of a database with the one this program needs, and changes nothing.
 *
 * @throws `DatabaseError`
 */
export async function schemaVersions(
  database: Database,
  folder: string = MIGRATIONS,
): Promise<SchemaVersions> {
  const run: RunSql = (text) => database.query('migrate', text);
  const [table] = await run(`SELECT to_regclass('${SCHEMA_TABLE}') IS NOT NULL AS exists`);
  const [newest] =
    table?.['exists'] === true ? await run(`SELECT max(version)::int AS version FROM ${SCHEMA_TABLE}`) : [];
  return {
    actual: Number(newest?.['version'] ?? 0),
    needed: await postgratorOn(run, folder).getMaxVersion(),
  };
}

function postgratorOn(run: RunSql, folder: string): Postgrator {
  return new Postgrator({
    driver: 'pg',
    schemaTable: SCHEMA_TABLE,
    migrationPattern: `${literalPattern(folder)}/*.sql`,
    // So that a checkout with other line ends has the same checksums.
    newline: 'LF',
    execQuery: async (text) => ({ rows: [...(await run(text))] }),
    execSqlScript: async (text) => {
      await run(text);
    },
  });
}

const SCHEMA_TABLE = 'ibex_auth_migrations';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

// Any number will do, as long as everything that migrates this schema takes the same.
const MIGRATION_LOCK = '7126404118';

// Postgrator reads the folder as a glob pattern: one such as "ibex (copy)" would be found empty.
function literalPattern(folder: string): string {
  return folder.replaceAll('\\', '/').replace(/[?*()[\]{}!]/g, '[$&]');
}
