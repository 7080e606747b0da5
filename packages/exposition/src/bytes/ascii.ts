/** The bytes that mean something in the text format. */
export const NUL = 0x00;
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const DIGIT_0 = 0x30;
export const EQUALS = 0x3d;
export const BACKSLASH = 0x5c;
export const LOWER_E = 0x65;
export const LOWER_N = 0x6e;
export const BRACE_OPEN = 0x7b;
export const BRACE_CLOSE = 0x7d;

/**
 * The byte at an offset. Scanners need no bounds checks: a line is always followed by a line feed in its
 * buffer (see `LineReader`), and beyond a buffer there are only line feeds.
 */
export function byteAt(bytes: Uint8Array, offset: number): number {
  return bytes[offset] ?? LINE_FEED;
}

export function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

/** The first offset from `offset` on that is not a space or tab. */
export function skipBlanks(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (isBlank(byteAt(bytes, at))) at++;
  return at;
}

/** The first offset from `offset` on that is a space, a tab or the line feed. */
export function skipToken(bytes: Uint8Array, offset: number): number {
  let at = offset;
  for (;;) {
    const byte = byteAt(bytes, at);
    if (byte === LINE_FEED || isBlank(byte)) return at;
    at++;
  }
}

/** Whether an ASCII word stands at an offset. */
export function spells(bytes: Uint8Array, offset: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    if (byteAt(bytes, offset + i) !== word.charCodeAt(i)) return false;
  }
  return true;
}
