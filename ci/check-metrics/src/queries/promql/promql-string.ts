/** A string literal: what it stands for, or where an escape or its end is wrong. */
export type UnquotedString =
  { readonly value: string } | { readonly fault: string; readonly from: number; readonly to: number };

/**
 * Reads a string literal as Prometheus does, which is as Go does; the grammar takes any escape, and an end that is missing.
 *
 * @param literal - with its quotes
 */
export function unquote(literal: string): UnquotedString {
  const quote = literal[0];
  const isClosed = literal.length > 1 && literal.endsWith(quote ?? '') && !endsInEscape(literal);
  if (!isClosed && quote !== '`') {
    return { fault: 'the string does not end', from: 0, to: literal.length };
  }
  const body = literal.slice(1, -1);
  if (quote === '`' || !body.includes('\\')) return { value: body };
  let value = '';
  let at = 0;
  for (const { 0: escape, index } of body.matchAll(
    /\\(?:[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[\s\S])/g,
  )) {
    const character = meaningOf(escape, quote);
    if (character === undefined) {
      return { fault: `${escape} is no escape`, from: index + 1, to: index + 1 + escape.length };
    }
    value += body.slice(at, index) + character;
    at = index + escape.length;
  }
  return { value: value + body.slice(at) };
}

function endsInEscape(literal: string): boolean {
  if (literal.startsWith('`')) return false;
  let backslashes = 0;
  while (literal.charAt(literal.length - 2 - backslashes) === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function meaningOf(escape: string, quote: string | undefined): string | undefined {
  const letter = escape[1] ?? '';
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
