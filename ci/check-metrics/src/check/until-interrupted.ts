import { constants } from 'node:os';

/** A run that was told to end: the exit code that a shell reports of it. */
export interface Interruption {
  readonly exitCode: number;
}

/**
 * Does something that whoever runs the program may interrupt, as with Ctrl-C. It is told by a signal, so that it can put
 * away what it started.
 *
 * @returns what came of it, or that it was interrupted
 */
export async function untilInterrupted<Result>(
  action: (cancelSignal: AbortSignal) => Promise<Result>,
): Promise<{ readonly result: Result } | Interruption> {
  const controller = new AbortController();
  let interruption: Interruption | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (interruption) return;
    interruption = { exitCode: 128 + constants.signals[signal] };
    process.stderr.write(`check-metrics: interrupted (${signal}), so nothing is reported\n`);
    controller.abort(new Error('interrupted'));
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    const result = await action(controller.signal);
    return interruption ?? { result };
  } catch (error) {
    if (interruption) return interruption;
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
