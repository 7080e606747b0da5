import type { Command } from 'commander';

import { addAgentCommands } from './agent-commands.js';
import { addMigrateCommand } from './migrate-command.js';
import { addOrganisationCommands } from './organisation-commands.js';
import { addTokenCommands } from './token-commands.js';

/** Adds what an administrator does: migrate the schema; create, list and revoke organisations, agents and tokens. */
export function addCommands(program: Command, environment: Environment): void {
  addMigrateCommand(program, environment);
  addOrganisationCommands(program, environment);
  addAgentCommands(program, environment);
  addTokenCommands(program, environment);
}

/** The environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;
