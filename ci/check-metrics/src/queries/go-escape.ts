/** An escape in a string literal of Go, which PromQL has taken over, or a backslash before anything else. */
export const GO_ESCAPE = /\\(?:[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^])/;

/**
 * What an escape stands for.
 *
 * @param escape - as {@link GO_ESCAPE} matches it
 * @param quote - that of the literal, which may be escaped in it
 * @returns `undefined` for what is no escape, and for what is no character
 * @see https://go.dev/ref/spec#Rune_literals
 */
export function goEscape(escape: string, quote: string): string | undefined {
  const letter = escape.charAt(1);
  if (escape.length === 2) return letter === quote ? letter : SIMPLE[letter];
  const code = /\d/.test(letter) ? Number.parseInt(escape.slice(1), 8) : Number.parseInt(escape.slice(2), 16);
  const isHalf = code >= 0xd8_00 && code <= 0xdf_ff;
  return code <= 0x10_ff_ff && !isHalf ? String.fromCodePoint(code) : undefined;
}

const SIMPLE: Readonly<Record<string, string | undefined>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};
