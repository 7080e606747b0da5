import { ConfigurationError, UsageError } from '@ibex/service-runtime';
import { Command, CommanderError } from 'commander';
import { vi } from 'vitest';

import { addCommands, type Environment } from '../commands/add-commands.js';

/** How a command ended. */
export interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  /** The message of the failure. */
  readonly failure: string;
}

/**
 * Runs a command of `ibex-auth` in this process, as `runService` does.
 *
 * @param args - such as `orgs list`
 */
export async function runCommand(environment: Environment, ...args: readonly string[]): Promise<CommandEnd> {
  let stdout = '';
  const written = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const program = new Command('ibex-auth').exitOverride().configureOutput({ writeErr: () => undefined });
  addCommands(program, environment);
  try {
    await program.parseAsync(args, { from: 'user' });
    return { code: 0, stdout, failure: '' };
  } catch (error) {
    return { code: codeOf(error), stdout, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    written.mockRestore();
  }
}

function codeOf(error: unknown): number {
  const isUsage =
    error instanceof UsageError || error instanceof ConfigurationError || error instanceof CommanderError;
  return isUsage ? 2 : 1;
}
