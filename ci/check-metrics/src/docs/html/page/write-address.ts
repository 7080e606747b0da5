let waiting: number | undefined;

/**
 * Puts a fragment into the address, without a step in the history. Browsers refuse it after so many times in some
 * seconds, so it waits until the reader pauses; where a link is followed meanwhile, that counts.
 *
 * @param hash - with `#` in front, or empty
 */
export function writeAddress(hash: string): void {
  clearTimeout(waiting);
  const before = location.hash;
  if (hash === before) return;
  waiting = setTimeout(() => {
    if (location.hash !== before) return;
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
  }, PAUSE_MS);
}

const PAUSE_MS = 120;
