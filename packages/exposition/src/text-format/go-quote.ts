import { decodeUtf8, firstInvalidUtf8 } from '../bytes/utf8.js';

/**
 * Bytes in double quotes as Go's verb `%q` writes a string: printable characters as they are, all else escaped, and
 * what is not UTF-8 byte by byte.
 */
export function goQuote(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A token may be megabytes of what is escaped, too much for a list of every escape.
  for (let at = 0; at < bytes.length;) {
    const end = pieceEnd(bytes, at);
    pieces.push(quotedPiece(bytes, at, end));
    at = end;
  }
  return `"${pieces.join('')}"`;
}

function quotedPiece(bytes: Uint8Array, start: number, end: number): string {
  const parts: string[] = [];
  for (let at = start; at < end;) {
    const invalid = firstInvalidUtf8(bytes, at, end);
    const validEnd = invalid === -1 ? end : invalid;
    if (validEnd > at) parts.push(escape(decodeUtf8(bytes, at, validEnd), '"'));
    if (validEnd < end) parts.push(hexadecimal('\\x', bytes[validEnd] ?? 0, 2));
    at = validEnd + 1;
  }
  return parts.join('');
}

/** Where a piece may end: before a byte that no character before it reaches into. */
function pieceEnd(bytes: Uint8Array, start: number): number {
  const end = Math.min(bytes.length, start + PIECE);
  for (let at = end; at > end - LONGEST_CHARACTER; at--) {
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return at;
  }
  return end;
}

const PIECE = 64 * 1024;
const LONGEST_CHARACTER = 4;

/** A byte in single quotes as Go's verb `%q` writes a number: the character of that code point. */
export function goQuoteByte(byte: number): string {
  return `'${escape(String.fromCodePoint(byte), "'")}'`;
}

function escape(text: string, delimiter: '"' | "'"): string {
  escaped ??= toBeEscaped();
  return text.replaceAll(escaped, (character) => {
    if (character === '\\' || character === delimiter) return `\\${character}`;
    const codePoint = character.codePointAt(0) ?? 0;
    // The quote of the other kind.
    if (character === '"' || character === "'") return character;
    const letter = LETTERS.get(character);
    if (letter !== undefined) return `\\${letter}`;
    if (codePoint < 0x20 || codePoint === 0x7f) return hexadecimal('\\x', codePoint, 2);
    return codePoint < 0x10000 ? hexadecimal('\\u', codePoint, 4) : hexadecimal('\\U', codePoint, 8);
  });
}

function hexadecimal(prefix: string, value: number, digits: number): string {
  return prefix + value.toString(16).padStart(digits, '0');
}

const LETTERS = new Map([
  ['\u0007', 'a'],
  ['\b', 'b'],
  ['\f', 'f'],
  ['\n', 'n'],
  ['\r', 'r'],
  ['\t', 't'],
  ['\v', 'v'],
]);

/**
 * What Unicode has added since version 13, in hexadecimal code points. promtool 2.42 is built with Go 1.19, which knows
 * Unicode 13 and escapes these; which of them JavaScript takes for printable depends on the runtime.
 */
const LATER_THAN_UNICODE_13 =
  '61d 870-89f 8b5 8c8-8d2 c3c c5c-c5d cdc-cdd cf3 ece 170d 1715-171f 180f 1ac1-1aeb 1b4c-1b4f ' +
  '1b7d-1b7f 1c89-1c8a 1dfa 20c0-20c1 2427-2429 2b96 2c2f 2c5f 2e53-2e5d 2ffc-2fff 31e4-31ef 9ffd-9fff ' +
  'a7c0-a7c1 a7cb-a7f4 fbc2-fbd2 fd40-fd4f fd90-fd91 fdc8-fdcf fdfe-fdff 10570-105f3 10780-107ba ' +
  '10940-10959 10d40-10d8f 10ec2-10eff 10f70-10f89 11070-11075 110c2 1123f-11241 11380-113e2 116b9 ' +
  '116d0-116e3 11740-11746 11ab0-11abf 11b00-11bf9 11db0-11de9 11f00-11f5a 12f90-12ff2 1342f-143fa ' +
  '16100-16139 16a70-16ac9 16d40-16d79 16ea0-16ed3 16ff2-16ff6 187f8-187ff 18cff 18d09-1affe ' +
  '1b11f-1b132 1b155 1cc00-1cfc3 1d1e9-1d1ea 1d2c0-1d2d3 1df00-1df2a 1e030-1e08f 1e290-1e2ae ' +
  '1e4d0-1e7fe 1f6d8-1f6df 1f774-1f77f 1f7d9 1f7f0 1f8b2-1f8d8 1f979 1f9cc 1fa54-1fa57 1fa75-1fa77 ' +
  '1fa7b-1fa7c 1fa87-1fa8f 1faa9-1faaf 1fab7-1fabf 1fac3-1facf 1fad7-1faf8 1fbcb-1fbef 1fbfa ' +
  '2a6de-2a6df 2b735-2b73f 2cea2-2cead 2ebf0-2ee5d 31350-33479';

// Made when it is needed first, which in a good body is never.
let escaped: RegExp | undefined;

function toBeEscaped(): RegExp {
  const later = LATER_THAN_UNICODE_13.split(' ').map(characterRange).join('');
  return new RegExp(`["'\\\\]|[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]|[${later}]`, 'gu');
}

function characterRange(range: string): string {
  return range
    .split('-')
    .map((codePoint) => `\\u{${codePoint}}`)
    .join('-');
}
