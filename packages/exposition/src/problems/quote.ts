import { decodeUtf8 } from '../bytes/utf8.js';

const LONGEST_QUOTE = 80;

/** Text of the body in quotes, safe to print: cut when long, with control and formatting characters escaped. */
export function quote(text: string): string {
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  // A body is not trusted: escape sequences and bidirectional overrides must not reach a terminal.
  const printable = shown.replaceAll(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${printable}"`;
}

/** {@link quote} for a range of bytes, without decoding more of it than is shown. */
export function quoteBytes(bytes: Uint8Array, start: number, end: number): string {
  const longestBytes = LONGEST_QUOTE * 4;
  return quote(decodeUtf8(bytes, start, Math.min(end, start + longestBytes)));
}
