import type { Command } from 'commander';

/** Runs what a command asks for and keeps its exit code; a `UsageError` of it is told as the command's own error. */
export type CommandAction = (command: Command, run: () => Promise<number>) => Promise<void>;
