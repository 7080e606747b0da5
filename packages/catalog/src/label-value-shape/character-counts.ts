/** How often a text has the characters that shapes consist of; most values lack those of every shape. */
export interface CharacterCounts {
  readonly digits: number;
  /** In how many places digits begin. */
  readonly figures: number;
  readonly dots: number;
  readonly colons: number;
  readonly slashes: number;
  readonly hyphens: number;
  readonly ats: number;
  readonly questionMarks: number;
  /** The most hexadecimal digits in a row. */
  readonly hexadecimalRow: number;
  /** The most letters and digits in a row. */
  readonly alphanumericRow: number;
  /** The same with what else base64 has. */
  readonly wordRow: number;
}

export function countCharacters(text: string): CharacterCounts {
  let digits = 0;
  let figures = 0;
  let dots = 0;
  let colons = 0;
  let slashes = 0;
  let hyphens = 0;
  let ats = 0;
  let questionMarks = 0;
  let hexadecimalRow = 0;
  let alphanumericRow = 0;
  let wordRow = 0;
  let hexadecimals = 0;
  let alphanumerics = 0;
  let words = 0;
  let isInFigure = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < KINDS.length ? (KINDS[code] ?? 0) : 0;
    if ((kind & DIGIT) !== 0) {
      digits++;
      if (!isInFigure) figures++;
    }
    isInFigure = (kind & DIGIT) !== 0;
    hexadecimals = (kind & HEXADECIMAL) === 0 ? 0 : hexadecimals + 1;
    if (hexadecimals > hexadecimalRow) hexadecimalRow = hexadecimals;
    alphanumerics = (kind & ALPHANUMERIC) === 0 ? 0 : alphanumerics + 1;
    if (alphanumerics > alphanumericRow) alphanumericRow = alphanumerics;
    words = (kind & WORD) === 0 ? 0 : words + 1;
    if (words > wordRow) wordRow = words;
    if ((kind & MARK) === 0) continue;
    if (code === 0x2e) dots++;
    else if (code === 0x3a) colons++;
    else if (code === 0x2f) slashes++;
    else if (code === 0x2d) hyphens++;
    else if (code === 0x40) ats++;
    else questionMarks++;
  }
  return {
    digits,
    figures,
    dots,
    colons,
    slashes,
    hyphens,
    ats,
    questionMarks,
    hexadecimalRow,
    alphanumericRow,
    wordRow,
  };
}

const DIGIT = 1;
const HEXADECIMAL = 2;
const WORD = 4;
const MARK = 8;
const ALPHANUMERIC = 16;

const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return (
    (/[0-9]/.test(character) ? DIGIT : 0) |
    (/[0-9a-f]/i.test(character) ? HEXADECIMAL : 0) |
    (/[\w+/=-]/.test(character) ? WORD : 0) |
    (/[0-9a-z]/i.test(character) ? ALPHANUMERIC : 0) |
    (/[.:/@?-]/.test(character) ? MARK : 0)
  );
});
