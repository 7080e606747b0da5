import { Command } from 'commander';

import type { CommandAction } from '../command-line/command-action.js';

/**
 * What a command takes from its arguments, without doing anything with it.
 *
 * @param define - defines its options, and is given what runs it
 * @throws CommanderError for arguments that it does not take
 */
export async function parseCommand<Options>(
  define: (command: Command, action: CommandAction, run: (options: Options) => Promise<number>) => void,
  args: readonly string[],
): Promise<Options | undefined> {
  let options: Options | undefined;
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  define(
    command,
    async (_, run) => {
      await run();
    },
    (given) => {
      options = given;
      return Promise.resolve(0);
    },
  );
  await command.parseAsync(args, { from: 'user' });
  return options;
}
