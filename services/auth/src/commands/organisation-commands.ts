import type { Command } from 'commander';

import type { Environment } from './add-commands.js';
import {
  createOrganisation,
  findOrganisation,
  listOrganisations,
  revokeOrganisation,
} from './organisations.js';
import { type OutputOptions, printRecord, printRecords } from './print-records.js';
import { readName, readUuid } from './read-arguments.js';
import { revokeOnce } from './revoke.js';
import { withDatabase } from './with-database.js';

/** Adds `orgs create`, `orgs list` and `orgs revoke`. */
export function addOrganisationCommands(program: Command, environment: Environment): void {
  const orgs = program.command('orgs').description('create, list and revoke organisations');

  orgs
    .command('create')
    .description('create an organisation')
    .requiredOption('--name <name>', 'what people call it')
    .option('--json', 'print JSON')
    .action(async (options: OutputOptions & { name: string }) => {
      const name = readName(options.name);
      await withDatabase(environment, { schema: 'check' }, async (database) => {
        printRecord(await createOrganisation(database, name), options);
      });
    });

  orgs
    .command('list')
    .description('list all organisations')
    .option('--json', 'print JSON')
    .action((options: OutputOptions) =>
      withDatabase(environment, { schema: 'check' }, async (database) => {
        printRecords(await listOrganisations(database), ['id', 'name', 'created', 'revoked'], options);
      }),
    );

  orgs
    .command('revoke <id>')
    .description('revoke an organisation, and with it all of its tokens and agents')
    .option('--json', 'print JSON')
    .action(async (given: string, options: OutputOptions) => {
      const id = readUuid('id', given);
      await withDatabase(environment, { schema: 'check' }, async (database) => {
        const revoked = await revokeOnce(
          'organisation',
          () => revokeOrganisation(database, id),
          () => findOrganisation(database, id),
        );
        printRecord(revoked, options);
      });
    });
}
