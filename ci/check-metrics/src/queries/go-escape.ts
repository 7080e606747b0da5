/** What an escape in a string of Go looks like, in the source of a pattern; any character behind the backslash is one, right or wrong. */
export const GO_ESCAPE = String.raw`\\(?:[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^])`;

/**
 * What an escape stands for, apart from that of a quote.
 *
 * @param escape - as {@link GO_ESCAPE} finds it
 * @returns `undefined` for one that is none
 */
export function goEscape(escape: string): string | undefined {
  const letter = escape.charAt(1);
  if (escape.length === 2) return SIMPLE[letter];
  if (/\d/.test(letter)) return byteOf(Number.parseInt(escape.slice(1), 8));
  const code = Number.parseInt(escape.slice(2), 16);
  const isHalf = code >= 0xd8_00 && code <= 0xdf_ff;
  return code <= 0x10_ff_ff && !isHalf ? String.fromCodePoint(code) : undefined;
}

/** Three digits of eight are more than there are bytes. */
function byteOf(code: number): string | undefined {
  return code <= 0xff ? String.fromCodePoint(code) : undefined;
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
