import { EXIT_CODES } from '../command-line/exit-codes.js';
import { printable } from '../report/printable.js';

/**
 * Runs code of a user's that is there to be read only. What it prints goes to standard error, so that it is not in the
 * midst of a report. Where it ends the process, or waits for what never comes, that is told, and is no success.
 * Where something that it began throws before it is loaded, that is thrown.
 *
 * @param name - of the module, as the user knows it
 */
export async function keptInHand<Result>(name: string, action: () => Promise<Result>): Promise<Result> {
  const onExit = (code: number): void => {
    // Whoever interrupts the program need not be told.
    if (code >= INTERRUPTED) return;
    process.exitCode = EXIT_CODES.couldNotCheck;
    process.stderr.write(
      `check-metrics: ${printable(name)}: ended the process, or had nothing left to wait for, before it was loaded; take out what does so, such as process.exit\n`,
    );
  };
  process.once('exit', onExit);
  let onError: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => {
    onError = reject;
  });
  process.on('uncaughtException', onError);
  const restore = divertOutput();
  try {
    return await Promise.race([action(), failure]);
  } finally {
    restore();
    process.off('uncaughtException', onError);
    process.off('exit', onExit);
  }
}

/** From here on exit codes are those of signals. */
const INTERRUPTED = 128;

let diversions = 0;
let giveBack = (): void => undefined;

/** Modules may be loaded side by side: the last one that is there gives standard output back. */
function divertOutput(): () => void {
  diversions += 1;
  if (diversions === 1) {
    const { stdout, stderr } = process;
    const own = Object.getOwnPropertyDescriptor(stdout, 'write');
    stdout.write = stderr.write.bind(stderr);
    giveBack = () => {
      if (own) Object.defineProperty(stdout, 'write', own);
      else Reflect.deleteProperty(stdout, 'write');
    };
  }
  return () => {
    diversions -= 1;
    if (diversions === 0) giveBack();
  };
}
