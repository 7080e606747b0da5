/**
 * Runs something one at a time, for whoever asks. Who asks while it runs waits for the next run, and shares that with
 * all who ask until it begins: each gets what was so when it asked or later, and nobody can have it run more often than
 * one after the other.
 */
export function oneAtATime<Result>(run: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  let next: Promise<Result> | undefined;
  const start = (): Promise<Result> => {
    next = undefined;
    const mine = run().finally(() => {
      running = undefined;
    });
    running = mine;
    return mine;
  };
  return () => {
    if (next) return next;
    if (!running) return start();
    next = running.then(start, start);
    return next;
  };
}
