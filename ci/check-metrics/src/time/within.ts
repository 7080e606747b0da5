import { Deadline } from './deadline.js';

/**
 * Waits for a promise, and no longer than some time.
 *
 * @param milliseconds - how long
 * @param cancelSignal - ends the wait, which rejects with the signal's reason
 * @returns what the promise brings, or `undefined` where that takes longer
 */
export async function within<Value>(
  milliseconds: number,
  promise: Promise<Value>,
  cancelSignal?: AbortSignal,
): Promise<Value | undefined> {
  cancelSignal?.throwIfAborted();
  using deadline = new Deadline(milliseconds, cancelSignal);
  const over = new Promise<undefined>((resolve) => {
    deadline.signal.addEventListener('abort', () => {
      resolve(undefined);
    });
  });
  const value = await Promise.race([promise, over]);
  cancelSignal?.throwIfAborted();
  return value;
}
