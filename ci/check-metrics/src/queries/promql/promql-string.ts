import { GO_ESCAPE, goEscape } from '../go-escape.js';

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
  for (const { 0: escape, index } of body.matchAll(ESCAPE)) {
    const character = escape[1] === quote ? quote : goEscape(escape);
    if (character === undefined) {
      return { fault: `${escape} is no escape`, from: index + 1, to: index + 1 + escape.length };
    }
    value += body.slice(at, index) + character;
    at = index + escape.length;
  }
  return { value: value + body.slice(at) };
}

const ESCAPE = new RegExp(GO_ESCAPE, 'g');

function endsInEscape(literal: string): boolean {
  if (literal.startsWith('`')) return false;
  let backslashes = 0;
  while (literal.charAt(literal.length - 2 - backslashes) === '\\') backslashes++;
  return backslashes % 2 === 1;
}
