import type { Command } from 'commander';

import type { Environment } from './add-commands.js';
import { createAgent, findAnyAgent, listAgents, revokeAgent } from './agents.js';
import { type OutputOptions, printRecord, printRecords } from './print-records.js';
import { readName, readUuid } from './read-arguments.js';
import { requireOrganisation } from './require-organisation.js';
import { revokeOnce } from './revoke.js';
import { withDatabase } from './with-database.js';

/** Adds `agents create`, `agents list` and `agents revoke`. */
export function addAgentCommands(program: Command, environment: Environment): void {
  const agents = program.command('agents').description('create, list and revoke agents');

  agents
    .command('create')
    .description('create an agent of an organisation')
    .requiredOption('--org <id>', 'the organisation')
    .requiredOption('--name <name>', 'what people call it')
    .option('--json', 'print JSON')
    .action(async (options: OutputOptions & { org: string; name: string }) => {
      const org = readUuid('--org', options.org);
      const name = readName(options.name);
      await withDatabase(environment, { schema: 'check' }, async (database) => {
        await requireOrganisation(database, org);
        printRecord(await createAgent(database, org, name), options);
      });
    });

  agents
    .command('list')
    .description('list the agents of an organisation, or all')
    .option('--org <id>', 'the organisation')
    .option('--json', 'print JSON')
    .action(async (options: OutputOptions & { org?: string }) => {
      const org = options.org === undefined ? undefined : readUuid('--org', options.org);
      await withDatabase(environment, { schema: 'check' }, async (database) => {
        printRecords(await listAgents(database, org), ['id', 'org', 'name', 'created', 'revoked'], options);
      });
    });

  agents
    .command('revoke <id>')
    .description('revoke an agent')
    .option('--json', 'print JSON')
    .action(async (given: string, options: OutputOptions) => {
      const id = readUuid('id', given);
      await withDatabase(environment, { schema: 'check' }, async (database) => {
        const revoked = await revokeOnce(
          'agent',
          () => revokeAgent(database, id),
          () => findAnyAgent(database, id),
        );
        printRecord(revoked, options);
      });
    });
}
