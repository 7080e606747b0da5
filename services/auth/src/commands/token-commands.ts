import type { Command } from 'commander';

import type { Environment } from './add-commands.js';
import { type OutputOptions, printRecord, printRecords } from './print-records.js';
import { readDuration, readUuid } from './read-arguments.js';
import { requireOrganisation } from './require-organisation.js';
import { revokeOnce } from './revoke.js';
import { createToken, findListedToken, listTokens, revokeToken } from './tokens.js';
import { withDatabase } from './with-database.js';

/** Adds `tokens create`, `tokens list` and `tokens revoke`. */
export function addTokenCommands(program: Command, environment: Environment): void {
  const tokens = program.command('tokens').description('create, list and revoke tokens');

  tokens
    .command('create')
    .description('create a token and print it, once: it is stored nowhere')
    .requiredOption('--org <id>', 'the organisation it belongs to')
    .requiredOption('--user <id>', 'the user it belongs to, a UUID')
    .option('--expires-in <time>', 'how long it is valid, such as 12h or 30d; by default without end')
    .option('--json', 'print JSON')
    .action(async (options: OutputOptions & { org: string; user: string; expiresIn?: string }) => {
      const owner = {
        org: readUuid('--org', options.org),
        user: readUuid('--user', options.user),
        expiresIn:
          options.expiresIn === undefined ? undefined : readDuration('--expires-in', options.expiresIn),
      };
      await withDatabase(environment, { schema: 'check' }, async (database) => {
        await requireOrganisation(database, owner.org);
        const { token, listed } = await createToken(database, owner);
        printRecord({ token, ...listed }, options);
      });
    });

  tokens
    .command('list')
    .description('list the tokens of an organisation, or all')
    .option('--org <id>', 'the organisation')
    .option('--json', 'print JSON')
    .action(async (options: OutputOptions & { org?: string }) => {
      const org = options.org === undefined ? undefined : readUuid('--org', options.org);
      await withDatabase(environment, { schema: 'check' }, async (database) => {
        const columns = ['id', 'fingerprint', 'org', 'user', 'created', 'expires', 'revoked'] as const;
        printRecords(await listTokens(database, org), columns, options);
      });
    });

  tokens
    .command('revoke <id>')
    .description('revoke a token by its id, which is not the token itself')
    .option('--json', 'print JSON')
    .action(async (given: string, options: OutputOptions) => {
      const id = readUuid('id', given);
      await withDatabase(environment, { schema: 'check' }, async (database) => {
        const revoked = await revokeOnce(
          'token',
          () => revokeToken(database, id),
          () => findListedToken(database, id),
        );
        printRecord(revoked, options);
      });
    });
}
