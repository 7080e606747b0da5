/**
 * Waits.
 *
 * @param milliseconds - how long; nothing is waited for below 1
 * @param cancelSignal - ends the wait, which rejects with the signal's reason
 */
export async function pause(milliseconds: number, cancelSignal?: AbortSignal): Promise<void> {
  cancelSignal?.throwIfAborted();
  if (milliseconds <= 0) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      cancelSignal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    cancelSignal?.addEventListener('abort', end);
  });
  cancelSignal?.throwIfAborted();
}
