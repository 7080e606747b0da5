/** What a string literal of Go stands for, and where each code unit of that is in the source. */
export interface GoString {
  readonly text: string;
  /** In the source, from its beginning; one more than there are code units, the end of what is within the quotes. */
  readonly offsets: readonly number[];
}

/**
 * Reads a string literal of Go.
 *
 * @param literal - with its quotes, double or backquotes
 */
export function goString(literal: string): GoString {
  const body = literal.slice(1, -1);
  const units = literal.startsWith('`') ? body.matchAll(/[^]/g) : body.matchAll(UNIT);
  const offsets: number[] = [];
  let text = '';
  for (const { 0: unit, index } of units) {
    const value = meaningOf(unit);
    offsets.push(...Array.from({ length: value.length }, () => index + 1));
    text += value;
  }
  return { text, offsets: [...offsets, body.length + 1] };
}

const UNIT = /\\(?:[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^])|[^]/g;

function meaningOf(unit: string): string {
  if (unit.length === 1) return unit;
  const letter = unit.charAt(1);
  if (unit.length === 2) return SIMPLE[letter] ?? letter;
  const code = /\d/.test(letter) ? Number.parseInt(unit.slice(1), 8) : Number.parseInt(unit.slice(2), 16);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\ufffd';
}

const SIMPLE: Readonly<Record<string, string | undefined>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
