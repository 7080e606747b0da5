/** Does something, and waits no longer for it than until it is interrupted: a module that is loaded may never end. */
export async function orInterrupted<Result>(
  signal: AbortSignal,
  action: () => Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    action().then(resolve, reject);
  });
}
