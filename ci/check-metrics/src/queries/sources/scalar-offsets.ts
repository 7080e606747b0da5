/**
 * Where each character of what a quoted or plain scalar of YAML stands for is in its source.
 *
 * @param source - with its quotes, if it has any
 * @returns for each UTF-16 code unit of the value where it begins, and at the end where the source ends
 */
export function flowScalarOffsets(source: string): {
  readonly text: string;
  readonly offsets: readonly number[];
} {
  const quote = source.startsWith('"') || source.startsWith("'") ? source.charAt(0) : '';
  const offsets: number[] = [];
  let text = '';
  const end = source.length - quote.length;
  for (let at = quote.length; at < end;) {
    const rest = UNIT[quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain'];
    rest.lastIndex = at;
    const unit = rest.exec(source)?.[0] ?? source.charAt(at);
    const value = meaningOf(unit, quote);
    offsets.push(...Array.from({ length: value.length }, () => at));
    text += value;
    at += unit.length;
  }
  return { text, offsets: [...offsets, end] };
}

// An escape, or what a line break makes of the blanks around it; everything else stands for itself.
const FOLD = String.raw`[ \t]*(?:\r?\n[ \t]*)+`;
const UNIT = {
  double: new RegExp(
    String.raw`\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n[ \t]*(?:\r?\n[ \t]*)*|[^])|${FOLD}`,
    'y',
  ),
  single: new RegExp(`''|${FOLD}`, 'y'),
  plain: new RegExp(FOLD, 'y'),
};

function meaningOf(unit: string, quote: string): string {
  const breaks = unit.match(/\n/g)?.length ?? 0;
  if (breaks > 0) {
    // A backslash takes away the first of them.
    if (unit.startsWith('\\')) return '\n'.repeat(breaks - 1);
    return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
  }
  if (quote === "'" && unit === "''") return "'";
  if (!unit.startsWith('\\') || quote !== '"' || unit.length < 2) return unit;
  const letter = unit.charAt(1);
  if (unit.length === 2) return ESCAPED[letter] ?? letter;
  const code = Number.parseInt(unit.slice(2), 16);
  // Of eight digits not all are a character; the parser tells of it.
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : unit;
}

const ESCAPED: Readonly<Record<string, string | undefined>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001B',
  N: '\u0085',
  _: '\u00A0',
  L: '\u2028',
  P: '\u2029',
};

/**
 * The same for a block scalar. Whatever folding makes of line breaks and indentation, what is no blank stays, and in order.
 *
 * @param source - the lines after the header
 * @param value - what they stand for
 */
export function blockScalarOffsets(source: string, value: string): readonly number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const character of value.split('')) {
    if (isBlank(character)) {
      offsets.push(at);
      continue;
    }
    while (at < source.length && isBlank(source.charAt(at))) at++;
    offsets.push(at);
    at++;
  }
  return [...offsets, at];
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}

/** Where each character of a JSON string is in its source, as {@link flowScalarOffsets} has it. */
export function jsonStringOffsets(source: string): readonly number[] {
  const units = source.slice(1, -1).matchAll(/\\u[\da-fA-F]{4}|\\?[^]/g);
  return [...Array.from(units, ({ index }) => index + 1), source.length - 1];
}
