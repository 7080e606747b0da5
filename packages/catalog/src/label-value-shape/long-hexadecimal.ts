import type { CharacterCounts } from './character-counts.js';

/**
 * Whether a text is, or has as a word, 16 or more hexadecimal digits with both figures and letters among them: a
 * checksum, the id of a trace, a span or a container. A fingerprint is written in 16 or more pairs with colons.
 *
 * The short hash of a commit is too short, and so is the one in a version of a Go module.
 */
export function hasLongHexadecimal(text: string, { hexadecimalRow, colons }: CharacterCounts): boolean {
  return (hexadecimalRow >= 16 && DIGITS.test(text)) || (colons >= 15 && FINGERPRINT.test(text));
}

// The first look-ahead ends where the letters do, the second where the figures do: neither reads a digit twice.
const DIGITS = /(?<![0-9a-z])(?:0x)?(?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{16,}(?![0-9a-z])/i;
const FINGERPRINT = /^(?:[0-9a-f]{2}:){15,127}[0-9a-f]{2}$/i;
