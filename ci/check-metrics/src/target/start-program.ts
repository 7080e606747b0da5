import { type CommandExit, type RunningCommand, startCommand } from '../processes/start-command.js';
import { shortened } from '../report/shortened.js';
import { codeOf } from '../thrown/code-of.js';
import { CouldNotCheckError } from './could-not-check.js';
import type { Redactor } from './redact.js';
import type { ProgramTarget } from './target.js';

const LINES_SHOWN = 5;
const LONGEST_SHOWN = 200;

/** A program that was started, and whatever it started. */
export interface RunningProgram {
  /** How it ended, once no process of it runs any more. */
  ended(): Promise<string | undefined>;
  /** What it wrote last. */
  describeOutput(): string;
  /** Resolves when no process of it runs any more. */
  stop(): Promise<void>;
}

/**
 * Runs a command in the shell, as {@link startCommand} does.
 *
 * @param redactor - of what may be in its output and must not be shown
 * @param onLine - told each line it writes, on both streams
 * @throws {@link CouldNotCheckError} where it cannot be run
 */
export async function startProgram(
  { command, directory, environment }: ProgramTarget,
  redactor: Redactor,
  onLine: (line: string) => void,
): Promise<RunningProgram> {
  const options = { directory, environment, lines: LINES_SHOWN, onLine };
  const running = await startCommand(command, options).catch((error: unknown) => {
    throw notStarted(error, directory);
  });
  let exit: CommandExit | undefined;
  void running.exit.then((end) => (exit = end));
  return {
    ended: async () => {
      // A shell may end while what it started in the background goes on.
      if (exit === undefined || running.isAlive()) return undefined;
      await running.lastWords();
      return exit.how;
    },
    describeOutput: () => describeOutput(running, redactor),
    stop: () => running.stop(),
  };
}

function describeOutput({ latestLines }: RunningCommand, redactor: Redactor): string {
  if (latestLines.length === 0) return 'it wrote nothing';
  // Before it is cut: the beginning of a secret is one, too.
  const lines = latestLines.map((line) => shortened(redactor.text(line), LONGEST_SHOWN));
  return `its last output: ${lines.join(' / ')}`;
}

function notStarted(error: unknown, directory: string): CouldNotCheckError {
  return new CouldNotCheckError(
    'target/not-started',
    `the program cannot be started in "${directory}" (${codeOf(error) ?? 'no process'})`,
    'correct the working directory, or the permissions',
  );
}
