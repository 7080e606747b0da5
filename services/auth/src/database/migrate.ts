import { fileURLToPath } from 'node:url';

import Postgrator from 'postgrator';

import type { Database } from './database.js';

/**
 * Brings the schema up to date, all of it or nothing. Of several instances that start at once one does it
 * and the others wait. A schema newer than this program is left as it is.
 *
 * @param database - what to bring up to date
 * @param folder - the SQL files, named `<version>.do.<name>.sql`
 * @throws `DatabaseError`, and Postgrator's error where a file that was applied before is no longer the same
 */
export async function migrate(database: Database, folder: string = MIGRATIONS): Promise<void> {
  await database.transaction('migrate', async (run) => {
    await run(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const postgrator = new Postgrator({
      driver: 'pg',
      schemaTable: 'ibex_auth_migrations',
      migrationPattern: `${literalPattern(folder)}/*.sql`,
      // So that a checkout with other line ends has the same checksums.
      newline: 'LF',
      execQuery: async (text) => ({ rows: [...(await run(text))] }),
      execSqlScript: async (text) => {
        await run(text);
      },
    });
    await postgrator.migrate();
  });
}

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

// Any number will do, as long as everything that migrates this schema takes the same.
const MIGRATION_LOCK = '7126404118';

// Postgrator reads the folder as a glob pattern: one such as "ibex (copy)" would be found empty.
function literalPattern(folder: string): string {
  return folder.replaceAll('\\', '/').replace(/[?*()[\]{}!]/g, '[$&]');
}
