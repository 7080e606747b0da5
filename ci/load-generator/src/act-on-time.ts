import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

/**
 * Does something at each of many times, whatever it leads to and however late it is: what is late is made up for at
 * once. It is a millisecond late as a rule, since timers of Node.js have no smaller steps.
 *
 * @param times - in milliseconds from now, rising
 * @param act - is given the time it was due, on the clock of `performance.now()`; must not throw
 * @param signal - ends it early
 */
export async function actOnTime(
  times: Iterable<number>,
  act: (due: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const start = performance.now();
  let sincePause = 0;
  for (const time of times) {
    const wait = start + time - performance.now();
    if (wait > 0) {
      await pause(wait, undefined, signal && { signal }).catch(ignoreAbort);
      sincePause = 0;
    } else if ((sincePause += 1) === MOST_WITHOUT_PAUSE) {
      // Answers have to be read, also where there is no time for it.
      await nextTurn();
      sincePause = 0;
    }
    if (signal?.aborted) return;
    act(start + time);
  }
}

const MOST_WITHOUT_PAUSE = 50;

// That it ends early is what was wanted.
function ignoreAbort(): void {
  return undefined;
}
