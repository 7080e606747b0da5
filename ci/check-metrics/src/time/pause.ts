import { within } from './within.js';

/**
 * Waits.
 *
 * @param milliseconds - how long; nothing is waited for below 1
 * @param cancelSignal - ends the wait, which rejects with the signal's reason
 */
export async function pause(milliseconds: number, cancelSignal?: AbortSignal): Promise<void> {
  cancelSignal?.throwIfAborted();
  if (milliseconds > 0) await within(milliseconds, new Promise(() => undefined), cancelSignal);
}
