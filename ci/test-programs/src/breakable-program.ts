import { isRunning, signalFamily } from './program-family.js';
import type { RunningProgram } from './running-program.js';

/** A program that is killed, frozen and started again, with what it started. Linux only. */
export interface BreakableProgram<Program extends RunningProgram> {
  /** The one that runs, or that ran last. */
  current(): Program;
  /** Ends it at once, without a chance to say good-bye (SIGKILL), and resolves when all of it is gone. */
  kill(): Promise<void>;
  /** Stops it from doing anything (SIGSTOP): its connections stay open, and nobody answers. */
  freeze(): void;
  /** Lets it go on after it was frozen (SIGCONT). */
  thaw(): void;
  /** Starts it again after it was killed, and resolves when it is ready. */
  startAgain(): Promise<void>;
  /** Ends it for good, frozen or not. */
  stop(): Promise<void>;
}

/**
 * Starts a program that a test is going to break.
 *
 * @param start - starts it, at the same address each time
 */
export async function startBreakable<Program extends RunningProgram>(
  start: () => Promise<Program>,
): Promise<BreakableProgram<Program>> {
  let current = await start();
  const signal = (name: NodeJS.Signals) => signalFamily(current.pid, name);
  const thaw = () => {
    signal('SIGCONT');
  };
  return {
    current: () => current,
    kill: async () => {
      const family = signal('SIGKILL');
      await current.ended;
      await whenGone(family);
      await current.stop();
    },
    freeze: () => {
      signal('SIGSTOP');
    },
    thaw,
    startAgain: async () => {
      current = await start();
    },
    stop: async () => {
      thaw();
      await current.stop();
    },
  };
}

async function whenGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 5));
}
