import { pause } from './pause.js';

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
  const over = new AbortController();
  const signals = cancelSignal ? [over.signal, cancelSignal] : [over.signal];
  try {
    return await Promise.race([promise, pause(milliseconds, AbortSignal.any(signals)).then(() => undefined)]);
  } finally {
    over.abort();
  }
}
