import type { Command } from 'commander';

import type { Environment } from './add-commands.js';
import { withDatabase } from './with-database.js';

/** Adds `migrate`, which brings the schema of the database up to date. */
export function addMigrateCommand(program: Command, environment: Environment): void {
  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .action(() =>
      withDatabase(environment, { schema: 'migrate' }, (_database, migrated) => {
        const { applied, version } = migrated ?? { applied: [], version: 0 };
        for (const file of applied) process.stdout.write(`applied ${file}\n`);
        process.stdout.write(
          `${applied.length === 0 ? 'nothing to do: ' : ''}the schema is at version ${String(version)}\n`,
        );
      }),
    );
}
