// Not the global one, which tests replace: a scrape would never end.
import { setImmediate } from 'node:timers';

/** Shares the event loop: whoever has held it for long lets it go round before going on. */
export class LoopTurns {
  #since = performance.now();

  /** Resolves at once, or where the loop has been held for long, when it has gone round. */
  async share(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_HOLD) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}

/** In milliseconds. */
const LONGEST_HOLD = 1;
