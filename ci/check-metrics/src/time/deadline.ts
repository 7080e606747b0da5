import { setMaxListeners } from 'node:events';

import { LONGEST_TIMEOUT } from './longest-timeout.js';

/**
 * A time by which something must be done, and with it everything that is cancelled from outside. Unlike the signals of
 * `AbortSignal.timeout` and `AbortSignal.any` it leaves nothing behind once it is disposed of.
 */
export class Deadline implements Disposable {
  /** In milliseconds, as a timer can wait for it. */
  readonly timeout: number;
  readonly #controller = new AbortController();
  readonly #cancelSignal: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #cancel = (): void => {
    this.#controller.abort(this.#cancelSignal?.reason);
  };

  /**
   * @param timeout - in milliseconds, from now
   * @param cancelSignal - what ends it earlier
   */
  constructor(timeout: number, cancelSignal?: AbortSignal) {
    this.timeout = Math.min(Math.max(Math.round(timeout), 1), LONGEST_TIMEOUT);
    this.#cancelSignal = cancelSignal;
    this.#timer = setTimeout(() => {
      this.#controller.abort();
    }, this.timeout);
    if (!cancelSignal) return;
    // As many as there are targets, which is no leak.
    setMaxListeners(0, cancelSignal);
    cancelSignal.addEventListener('abort', this.#cancel, { once: true });
    if (cancelSignal.aborted) this.#cancel();
  }

  /** Aborted when the time is over, or it was cancelled. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#cancelSignal?.removeEventListener('abort', this.#cancel);
  }
}
