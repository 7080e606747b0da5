import { BACKSLASH, byteAt, LINE_FEED, QUOTE } from '../bytes/ascii.js';

/**
 * The offset after the string in quotes whose opening quote is at `start`, as the Prometheus server finds it: a
 * backslash escapes any one character.
 *
 * @returns `undefined` where the string is not closed on its line; the server looks for the closing quote in the
 * lines that follow
 */
export function skipServerString(bytes: Uint8Array, start: number): number | undefined {
  let at = start + 1;
  for (;;) {
    const byte = byteAt(bytes, at);
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) at++;
    if (byteAt(bytes, at) === LINE_FEED) return undefined;
    at++;
  }
}
